// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/rackdevice.h"

namespace naru::rack {

/// A scanner's address in the settings: "PATH", "PATH,BAUD" or "PATH,BAUD,TRIGGER", the trigger in hexadecimal digits
/// as the scanner's manual gives it ("16540d"). Without them 9600 baud and a scanner that is pressed by hand.
device::SerialScanner::Settings scannerSettings(const QString& address);

/// A scanner on a serial port. It listens all day: codes may come at any moment. One with a trigger looks for a code by
/// itself while a visitor is waited for.
class ScannerDevice final : public RackDevice {
    Q_OBJECT

public:
    ScannerDevice(const device::DeviceChoice& choice, const House& house);

    QString makerName() const override { return isReady() ? m_makerName : QString(); }
    bool isReady() const override { return m_scanner.isReady(); }
    std::optional<Fault> problem() const override { return m_scanner.problem(); }
    device::CodeSource* codes() override { return &m_scanner; }
    void look(const Machine& machine) override;

protected:
    Result<void> beginTest() override;
    void endTest() override { }
    Fault nothingCame() const override;

private:
    device::SerialScanner m_scanner;
    QString m_makerName;
};

} // namespace naru::rack
