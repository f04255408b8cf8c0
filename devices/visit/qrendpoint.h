// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/codesource.h"
#include "devices/api/handover.h"
#include "devices/api/linkshare.h"
#include "devices/api/visitendpoint.h"

#include <QPointer>

namespace naru::device {

/// A phone that shows a code ("mdoc:…", ISO/IEC 18013-5 §8.2.2.3) and is spoken to over Bluetooth. Cameras and scanners
/// see the code; takeCode() hands it over. A code shown anew while its phone is looked for takes the first one's place.
class QrEndpoint final : public VisitEndpoint {
    Q_OBJECT

public:
    /// `bluetooth` must outlive the endpoint.
    QrEndpoint(HandoverDoor door, LinkShare::Link& bluetooth, QObject* parent = nullptr);

    /// What can see a code. They need not outlive it.
    void useEyes(const QList<CodeSource*>& eyes);

    QString method() const override { return QStringLiteral("qr_ble"); }
    bool isReady() const override;
    std::optional<Fault> problem() const override;

    void listen() override;
    void send(const QByteArray& message) override; ///< nothing happens when there is no phone
    void stop() override;
    Result<void> takeCode(const QByteArray& code) override;

private:
    enum class Stage { Off, Listening, Linking, Linked };

    HandoverDoor m_door;
    LinkShare m_bluetooth;
    QList<QPointer<CodeSource>> m_eyes;
    Stage m_stage = Stage::Off;
    PhoneOffer m_offer;
};

} // namespace naru::device
