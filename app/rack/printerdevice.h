// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/rackdevice.h"
#include "devices/api/printersetup.h"

#include <functional>

namespace naru::rack {

/// A printer on a port, or a queue of the print service. It is asked how it is when it comes, from time to time, and by
/// every job.
class PrinterDevice final : public RackDevice {
    Q_OBJECT

public:
    static constexpr Milliseconds lookEvery{20'000};
    /// The job of a page that shows whether it prints as it should.
    using TrialPage = std::function<Result<QByteArray>(const device::PrinterSetup&, device::Printer::Takes)>;

    /// `server`: of the print service, see CupsPrinter::Settings.
    PrinterDevice(const device::DeviceChoice& choice, const House& house, const QString& server, TrialPage page);

    QString makerName() const override { return {}; }
    bool isReady() const override { return !problem(); }
    std::optional<Fault> problem() const override;
    std::optional<Fault> warning() const override;
    void look(const Machine& machine) override;

    device::PrinterUse use() { return {m_printer.get(), m_setup}; }

protected:
    Result<void> beginTest() override;
    void endTest() override { }
    Fault nothingCame() const override;

private:
    void tried(const device::PrintOutcome& outcome);

    const device::PrinterSetup m_setup;
    const TrialPage m_page;
    std::unique_ptr<device::Printer> m_printer;
    QTimer m_lookTime;
};

} // namespace naru::rack
