// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/driver.h"
#include "app/payments/manual/typed.h"

namespace naru::payments::manual {

/// Assisted: the clerk takes the card in a VAN's app on a phone, off what this desk shows, and types what that app
/// says: "manual". Nothing here is sealed, and one person's word is not the acquirer's. So a typed approval is taken
/// like one without the issuer: stored, provisional paper, decided by the acquirer's file. A typed "no" lets the
/// visitor pay another way while the attempt is answered for the first time; once it is in doubt it counts no more.
/// decisions/0022.
class ManualDriver final : public Driver {
public:
    /// `shop`: as the clerk's page and the payment app name this centre, at most 40 characters.
    explicit ManualDriver(QString shop);

    QString name() const override { return QStringLiteral("manual"); }
    Capabilities capabilities() const override;
    /// JSON for the clerk's page: {"kind":"pay","service_id":…,"reference":…,"amount":15000,"currency":"KRW","shop":…,
    /// "terminal":…}; of a reversal kind "cancel", with "original_approval" and "original_date" (yyyy-MM-dd, Korea).
    Result<QByteArray> request(const Attempt& attempt, const Attempt* original) const override;
    QByteArray seal(const QByteArray& permitted) override { return permitted; }
    /// See Typed. `why`: ManualFault.
    Heard hear(const Attempt& attempt, const QByteArray& body) override;

    std::optional<Question> question(Ask, const Attempt*) override { return std::nullopt; }
    Heard hearStatus(const Question& question, const Attempt& about, const QByteArray& body) override;
    Result<TerminalHealth> hearHealth(const Question& question, const QByteArray& body) override;
    Result<TerminalTotals> hearTotals(const Question& question, const QByteArray& body) override;

private:
    QString m_shop;
};

} // namespace naru::payments::manual
