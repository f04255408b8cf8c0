// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/nfc/nfcreader.h"
#include "devices/visit/qrendpoint.h"

#include <QEventLoop>
#include <QJsonObject>

namespace naru::cli {

/// One visitor, asked once, judged, let go. Nothing is recorded: this is for who sets up a desk.
class Reading {
public:
    struct Ways {
        QString program, reader; ///< naru-nfcd or naru-cardd, and its argument; empty: no reader
        bool bluetooth = false;
        QString adapter; ///< empty: the first
        QByteArray code; ///< what the phone's screen shows, "mdoc:…"; empty: it is to tap
    };
    Reading(const Ways& ways, const identity::Purpose& purpose, const identity::TrustList& trust);

    Result<identity::Verdict> run(std::chrono::seconds wait);
    QJsonObject timing() const;
    const QString& method() const { return m_method; } ///< "nfc", "nfc_ble", "qr_ble", "qr_nfc"

private:
    void follow(device::VisitEndpoint& endpoint);
    void showCode();
    void engaged(device::VisitEndpoint& endpoint, const QByteArray& engagement, const QByteArray& handover);
    void received(const QByteArray& message);
    void lost(device::VisitEndpoint& endpoint, const Fault& fault);
    void end(const Result<identity::Verdict>& outcome);
    Fault whyNobodyCame() const;

    const identity::Purpose& m_purpose;
    const identity::TrustList& m_trust;
    QByteArray m_code;
    bool m_isShown = false;
    SystemClock m_clock;
    SystemRandom m_random;
    QEventLoop m_loop;
    std::unique_ptr<device::ByteLink> m_bluetooth;
    std::optional<device::LinkShare::Link> m_air;
    std::optional<device::NfcReader> m_reader;
    std::optional<device::NfcEndpoint> m_tap;
    std::optional<device::QrEndpoint> m_qr;
    QList<device::VisitEndpoint*> m_endpoints;
    device::VisitEndpoint* m_phone = nullptr;
    QString m_method;
    std::optional<identity::mdl::ReaderSession> m_session;
    std::optional<Result<identity::Verdict>> m_outcome;
    Milliseconds m_beganAt{0}, m_engagedAt{0}, m_receivedAt{0}; ///< began: the tap, or the code
};

} // namespace naru::cli
