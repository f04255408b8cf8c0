// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/machine.h"
#include "devices/api/rack.h"

namespace naru::rack {

/// What all devices of the rack have in common: a name, the last trouble, and a trial that ends.
class RackDevice : public device::Device {
    Q_OBJECT

public:
    struct House {
        const Clock& clock; ///< must outlive the device
        Milliseconds testMax = device::Device::testMax;
    };
    RackDevice(device::DeviceChoice choice, const House& house);

    const device::DeviceChoice& choice() const final { return m_choice; }
    std::optional<Trouble> lastTrouble() const final { return m_trouble; }
    /// tested() may come from within.
    void test() final;

    bool isTesting() const { return m_isTesting; }
    void rename(const QString& name);
    virtual device::VisitEndpoint* endpoint() { return nullptr; }
    virtual device::CodeSource* codes() { return nullptr; }
    /// Something was plugged into the machine, or out.
    virtual void look(const Machine&) { }

Q_SIGNALS:
    void codeRead(const QByteArray& code); ///< not by a trial
    void codeRefused(const naru::Fault& fault);

protected:
    void hear(device::CodeSource& codes);
    /// Begins to wait for what answer() tells; a fault where nothing can be tried now.
    virtual Result<void> beginTest() = 0;
    virtual void endTest() = 0;
    virtual Fault nothingCame() const = 0; ///< when the time is up
    void answer(const Result<void>& outcome);

    void follow(); ///< isReady() or problem() may be others
    void note(const Fault& fault);

private:
    device::DeviceChoice m_choice;
    const Clock& m_clock;
    std::optional<Trouble> m_trouble;
    QByteArray m_knownProblem; ///< its name, so that it is noted once
    QTimer m_testTime;
    bool m_isTesting = false;
};

} // namespace naru::rack
