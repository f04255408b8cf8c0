// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/applink/returned.h"
#include "app/payments/driver.h"

#include <QHash>

#include <functional>
#include <memory>

namespace naru::payments::applink {

/// The payments app on a phone, reached by a link that the desk shows as a code: "app-link". Says what the nexo driver
/// says, sealed by the same key; carries it otherwise. The app can be asked to pay and to give back and nothing else:
/// no status, no abort. A lost answer stays a doubt until it comes late, or the acquirer's file does.
class AppLinkDriver final : public Driver {
public:
    struct Parts {
        std::unique_ptr<Driver> sealed; ///< whose messages are envelopes: the nexo driver, POIID the installation's id
        QByteArray base;                ///< "https://www.adyen.com/test"
        /// Where this attempt's answer is to be brought: a URL that no other attempt has. Asked at each seal().
        std::function<QByteArray(const QByteArray& serviceId)> returnUrl;
        Capabilities::Channel channel = Capabilities::Channel::Callback; ///< Qr: by a page that shows it as codes
    };
    explicit AppLinkDriver(Parts parts);

    QString name() const override { return QStringLiteral("app-link"); }
    Capabilities capabilities() const override;
    Result<QByteArray> request(const Attempt& attempt, const Attempt* original) const override;
    /// The link's text.
    QByteArray seal(const QByteArray& permitted) override;
    /// A return URL, the query of one, or the envelope alone, as moving codes bring it. The envelope's seal is what
    /// counts. An error without an answer says "not taken" where it came to the address of this attempt's link;
    /// everything else that is unreadable says nothing. `why`: AppLinkFault, or the nexo driver's.
    Heard hear(const Attempt& attempt, const QByteArray& body) override;

    std::optional<Question> question(Ask, const Attempt*) override { return std::nullopt; }
    Heard hearStatus(const Question& question, const Attempt& about, const QByteArray& body) override;
    Result<TerminalHealth> hearHealth(const Question& question, const QByteArray& body) override;
    Result<TerminalTotals> hearTotals(const Question& question, const QByteArray& body) override;

private:
    Heard hearError(const Attempt& attempt, const QByteArray& body, const Returned& returned) const;
    Parts m_parts;
    QHash<QString, QByteArray> m_returns; ///< by ServiceID: where its answer is brought; forgotten at a restart
};

} // namespace naru::payments::applink
