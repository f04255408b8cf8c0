// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/rackdevice.h"

namespace naru::rack {

/// A scanner on a serial port. It listens all day: codes may come at any moment.
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
