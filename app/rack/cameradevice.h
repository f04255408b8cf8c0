// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/rackdevice.h"
#include "devices/qr/cameracodes.h"

namespace naru::rack {

/// A camera and the codes that are held to it. It is off unless a visit or a trial looks through it.
class CameraDevice final : public RackDevice {
    Q_OBJECT

public:
    CameraDevice(const device::DeviceChoice& choice, const House& house, const Machine& machine);

    QString makerName() const override { return m_makerName; }
    bool isReady() const override { return m_codes.isReady(); }
    std::optional<Fault> problem() const override { return m_codes.problem(); }
    device::CodeSource* codes() override { return &m_codes; }
    void look(const Machine& machine) override;

protected:
    Result<void> beginTest() override;
    void endTest() override;
    Fault nothingCame() const override;

private:
    std::unique_ptr<device::FrameSource> m_pictures;
    device::CameraCodes m_codes;
    QString m_makerName;
    bool m_isThere = false, m_sawPicture = false;
};

} // namespace naru::rack
