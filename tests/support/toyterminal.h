// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/hash.h"
#include "app/payments/conformance.h"

#include <QMap>

namespace naru::test {

/// The smallest terminal there can be, its driver, and the way between them; it misbehaves as told.
struct ToyTerminal {
    bool repeats = true, inventsPayments = false, aborts = true, diagnoses = true, reverses = true;
    bool declines = false, forgetsAtReboot = false, showsReboot = true, silent = false, mixesUp = false;

    QMap<QString, QByteArray> record; ///< by ServiceID: what it said
    QByteArray open;                  ///< the ServiceID of a payment that waits for a card
    bool restarted = false;
    int payments = 0;

    QByteArray take(const QByteArray& message)
    {
        const QList<QByteArray> words = message.split(' ');
        const QString id = QString::fromLatin1(words.value(1));
        if (words[0] == "PAY" || words[0] == "REVERSE") {
            ++payments;
            const bool no = words[0] == "PAY" ? declines : !reverses;
            return record[id] = words[1] + (no ? " Failure Refusal" : " Success ref-" + words[1]);
        }
        if (words[0] == "STATUS") {
            const QByteArray boot = restarted && showsReboot ? " anew" : "";
            if (record.contains(id) && repeats)
                return record[id] + boot;
            return (inventsPayments ? words[1] + " Success ref" : words[1] + " NotFound") + boot;
        }
        return diagnoses ? QByteArray(restarted && showsReboot ? "OK login" : "OK") : QByteArray();
    }
    void reboot()
    {
        restarted = true;
        if (forgetsAtReboot)
            record.clear();
    }
};

class ToyDriver final : public payments::Driver {
public:
    explicit ToyDriver(const ToyTerminal& terminal)
        : m_terminal(terminal)
    {
    }
    QString name() const override { return QStringLiteral("toy"); }
    payments::Capabilities capabilities() const override
    {
        payments::Capabilities all;
        all.canStatus = all.canAbort = all.canDiagnose = all.canReverse = all.observesBoot = true;
        all.rebootLosesHistory = false;
        return all;
    }
    Result<QByteArray> request(const payments::Attempt& attempt, const payments::Attempt* original) const override
    {
        return (original ? QByteArray("REVERSE ") : QByteArray("PAY ")) + attempt.serviceId.toLatin1();
    }
    QByteArray seal(const QByteArray& permitted) override { return permitted; }
    payments::Heard hear(const payments::Attempt& attempt, const QByteArray& body) override
    {
        payments::Heard heard;
        payments::Evidence& evidence = heard.evidence;
        const QList<QByteArray> words = body.split(' ');
        if (words[0] != attempt.serviceId.toLatin1() && !m_terminal.mixesUp)
            return heard;
        evidence.hash = crypto::sha256(body);
        evidence.serviceId = attempt.serviceId;
        evidence.poi = attempt.poi;
        evidence.transaction = attempt.transaction;
        evidence.boot = words.contains("anew") ? payments::BootWatch::Broken : payments::BootWatch::Unobserved;
        if (words.value(1) == "NotFound") {
            evidence.kind = payments::EvidenceKind::NotFound;
        } else if (words.size() > 2) {
            evidence.kind = payments::EvidenceKind::Answer;
            const bool success = words[1] == "Success";
            evidence.outcome = success ? payments::Outcome::Success : payments::Outcome::Failure;
            (success ? evidence.poiTransaction : evidence.condition) = QString::fromLatin1(words[2]);
        }
        return heard;
    }
    std::optional<Question> question(Ask what, const payments::Attempt* about) override
    {
        const char* const word = what == Ask::Status ? "STATUS " : what == Ask::Abort ? "ABORT " : "ASK ";
        return Question{what, QStringLiteral("Q"), word + (about ? about->serviceId.toLatin1() : QByteArray())};
    }
    payments::Heard hearStatus(const Question&, const payments::Attempt& about, const QByteArray& body) override
    {
        return hear(about, body);
    }
    Result<payments::TerminalHealth> hearHealth(const Question&, const QByteArray& body) override
    {
        if (body.isEmpty())
            return payments::ConformanceFault::NotTraining;
        payments::TerminalHealth health;
        health.loginNeeded = body.contains("login");
        return health;
    }
    Result<payments::TerminalTotals> hearTotals(const Question&, const QByteArray&) override
    {
        return payments::TerminalTotals();
    }

private:
    const ToyTerminal& m_terminal;
};

/// Holds each payment until it is asked for, so that an abort can come first.
class ToyPump final : public payments::Pump {
public:
    explicit ToyPump(ToyTerminal& terminal)
        : m_terminal(terminal)
    {
    }
    quint64 send(const QByteArray& message) override
    {
        sent.append(message);
        if (message.startsWith("ABORT ") && m_terminal.aborts)
            m_aborted = message.mid(6);
        return static_cast<quint64>(sent.size());
    }
    std::optional<QByteArray> answer(quint64 number, Milliseconds) override
    {
        const QByteArray message = sent[static_cast<qsizetype>(number) - 1];
        if (m_terminal.silent || message.startsWith("ABORT "))
            return std::nullopt;
        const QByteArray id = message.split(' ').value(1);
        return !m_aborted.isEmpty() && id == m_aborted ? id + " Failure Aborted" : m_terminal.take(message);
    }
    QList<QByteArray> sent;

private:
    ToyTerminal& m_terminal;
    QByteArray m_aborted;
};

} // namespace naru::test
