// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/cameradevice.h"

#include "app/rack/faults.h"
#include "devices/camera/faults.h"

#include <algorithm>

namespace naru::rack {

using device::CameraCodes;
using device::CameraFault;
using device::CodeSource;
using device::FrameSource;

CameraDevice::CameraDevice(const device::DeviceChoice& choice, const House& house, const Machine& machine)
    : RackDevice(choice, house)
    , m_pictures(machine.camera(choice.address.toUtf8()))
    , m_codes(*m_pictures, house.clock)
{
    connect(&m_codes, &CodeSource::readyChanged, this, &CameraDevice::follow);
    hear(m_codes);
    connect(m_pictures.get(), &FrameSource::framed, this, [this] { m_sawPicture = true; });
    connect(m_pictures.get(), &FrameSource::failed, this, [this](const Fault& fault) { answer(fault); });
}

void CameraDevice::look(const Machine& machine)
{
    const auto all = machine.cameras();
    const QByteArray id = choice().address.toUtf8();
    const auto own = std::find_if(
        all.begin(), all.end(), [&](const device::CameraName& camera) { return id.isEmpty() || camera.id == id; });
    m_isThere = own != all.end();
    m_makerName = m_isThere ? own->name : QString();
    m_codes.note(m_isThere ? std::nullopt : std::optional<Fault>(CameraFault::NoCamera));
    Q_EMIT changed();
}

Result<void> CameraDevice::beginTest()
{
    if (!m_isThere)
        return CameraFault::NoCamera;
    m_sawPicture = false;
    m_codes.wake();
    m_codes.tryOut(CameraCodes::Trial::Begin);
    return {};
}

void CameraDevice::endTest()
{
    m_codes.tryOut(CameraCodes::Trial::End);
    m_codes.wake(); // the code of the trial is nobody's
}

Fault CameraDevice::nothingCame() const
{
    return m_sawPicture ? Fault(RackFault::CameraReadsNothing) : Fault(CameraFault::CameraSilent);
}

} // namespace naru::rack
