// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/rackdevice.h"
#include "devices/visit/qrendpoint.h"

namespace naru::rack {

/// The adapter by which phones hand over. A phone that shows its QR engages through it.
class BluetoothDevice final : public RackDevice {
    Q_OBJECT

public:
    /// `air` must outlive the device.
    BluetoothDevice(const device::DeviceChoice& choice, const House& house, device::LinkShare::Link& air,
        const device::HandoverDoor& door);

    QString makerName() const override { return {}; }
    bool isReady() const override { return m_air.link.isReady(); }
    std::optional<Fault> problem() const override { return m_air.link.problem(); }
    device::VisitEndpoint* endpoint() override { return &m_codes; }
    void useEyes(const QList<device::CodeSource*>& eyes) { m_codes.useEyes(eyes); }

protected:
    Result<void> beginTest() override;
    void endTest() override { }
    Fault nothingCame() const override;

private:
    device::LinkShare::Link& m_air;
    device::QrEndpoint m_codes;
};

} // namespace naru::rack
