// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/crypto/certificate.h"
#include "sync/agent/enrolfaults.h"

#include <QUrl>

namespace naru::agent {

/// HTTPS to one hub, one request at a time; waits for it, so for naructl and tests alone. TLS 1.3,
/// no proxy, no redirections, no system roots, answers of at most 64 KiB within 20 s.
class HubDoor {
public:
    static constexpr qsizetype answerBytesMax = 64 * 1024;
    static constexpr std::chrono::seconds patience{20};

    /// Who is let pass at the other end, and who we are.
    struct Trust {
        std::optional<crypto::Certificate> authority; ///< nothing: anybody; nothing secret may be said then
        struct Own {
            crypto::Certificate certificate;
            crypto::PrivateKey key;
        };
        std::optional<Own> own{};
    };
    HubDoor(QUrl hub, Trust trust)
        : m_hub(std::move(hub))
        , m_trust(std::move(trust))
    {
    }

    struct Answer {
        int status = 0;
        QByteArray body;
    };
    /// Any status. Faults: HubSilent, HubUnknown, ClockWrong, BadAnswer (too large).
    Result<Answer> get(const QString& path) const;
    Result<Answer> post(
        const QString& path, const QByteArray& type, const QByteArray& body, const QByteArray& authorization) const;

private:
    struct Asked {
        QString path;
        QByteArray type, body, authorization;
        bool isPost = false;
    };
    QByteArray bytesOf(const Asked& asked) const;
    Result<Answer> ask(const Asked& asked) const;
    QUrl m_hub;
    Trust m_trust;
};

} // namespace naru::agent
