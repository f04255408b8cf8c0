// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/driver.h"
#include "app/payments/nexo/dialogue.h"

#include <functional>

namespace naru::payments::nexo {

/// nexo Retailer over JSON in a sealed envelope (facts §2): "nexo".
class NexoDriver final : public Driver {
public:
    struct Parts {
        QByteArray saleId; ///< the desk: stays the same for ever, a status is looked up by it
        QByteArray poiId;
        std::shared_ptr<const EnvelopeKey> key;
        std::function<QByteArray()> now; ///< RFC 3339, for a login
        bool training = false;
        std::optional<Capabilities> found; ///< by the conformance suite
    };
    NexoDriver(Parts parts, Random& random);

    QString name() const override { return QStringLiteral("nexo"); }
    Capabilities capabilities() const override;
    Result<QByteArray> request(const Attempt& attempt, const Attempt* original) const override;
    QByteArray seal(const QByteArray& permitted) override;
    Heard hear(const Attempt& attempt, const QByteArray& body) override;
    std::optional<Question> question(Ask what, const Attempt* about) override;
    bool tellsProgress() const override { return true; }
    Heard hearStatus(const Question& question, const Attempt& about, const QByteArray& body) override;
    Result<TerminalHealth> hearHealth(const Question& question, const QByteArray& body) override;
    Result<TerminalTotals> hearTotals(const Question& question, const QByteArray& body) override;
    std::optional<Question> practiceQuestion() override;
    Result<void> hearPractice(const Question& question, const QByteArray& body) override;

private:
    enum class Session { Real, Practice };
    MessageHeader header(MessageCategory category, const QString& serviceId, Session session = Session::Real) const;
    std::optional<Fault> otherMode(const Attempt& attempt, bool training) const;
    template <typename Body>
    void take(const Body& body, const Attempt& attempt, Heard& heard) const;
    Request requestOf(const Attempt& attempt, const TransactionId* original) const;
    Request questionOf(const Question& question, const Attempt* about) const;
    /// Of its own ServiceIDs the first digit is never 0: those of attempts are.
    QString freshServiceId();

    Parts m_parts;
    Random& m_random;
    Dialogue m_dialogue;
};

} // namespace naru::payments::nexo
