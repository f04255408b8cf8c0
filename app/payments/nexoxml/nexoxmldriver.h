// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/nexoxml/xmlanswer.h"

#include <functional>

namespace naru::payments::nexoxml {

/// nexo Retailer 3.1 as XML over the same HTTPS link, POST to /EPASSaleToPOI/3.1 (facts §1, the second dialect):
/// "nexo-xml". Nothing is sealed: the link's certificate stands for the terminal. It wants a login first and after
/// every restart, so a restart can be seen; says Busy where the other dialect says InProgress; answers an abort with
/// nothing; gives back its very last payment alone, and whole.
class NexoXmlDriver final : public Driver {
public:
    struct Parts {
        QByteArray saleId, poiId;
        std::function<QByteArray()> now; ///< RFC 3339, for a login
        bool training = false;
        std::optional<Capabilities> found; ///< by the conformance suite
    };
    /// `random` must outlive the driver.
    NexoXmlDriver(Parts parts, Random& random);

    QString name() const override { return QStringLiteral("nexo-xml"); }
    Capabilities capabilities() const override;
    /// Fault besides: NoPartReversal.
    Result<QByteArray> request(const Attempt& attempt, const Attempt* original) const override;
    QByteArray seal(const QByteArray& permitted) override { return permitted; }
    Heard hear(const Attempt& attempt, const QByteArray& body) override;
    std::optional<Question> question(Ask what, const Attempt* about) override;
    Heard hearStatus(const Question& question, const Attempt& about, const QByteArray& body) override;
    Result<TerminalHealth> hearHealth(const Question& question, const QByteArray& body) override;
    Result<TerminalTotals> hearTotals(const Question& question, const QByteArray& body) override;

private:
    Asked asked(const char* category, const QString& serviceId) const;
    Heard heardOf(const Attempt& attempt, const QByteArray& body, Source source) const;
    Parts m_parts;
    Random& m_random;
};

} // namespace naru::payments::nexoxml
