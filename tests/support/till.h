// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/cashbook.h"
#include "app/payments/ledger.h"
#include "app/payments/receiptstore.h"
#include "app/payments/steps.h"
#include "app/payments/store.h"
#include "tests/support/judge.h"
#include "tests/support/paylog.h"

namespace naru::test {

/// What came out of the printer.
struct Sheet {
    QByteArray receipt;
    int copy = 0; ///< as it is marked
    bool isWhole = false;
};

/// All that lives outside the desk's disk: the terminal, the acquirer, the printer, and time. A plain value.
struct World {
    Judge judge;
    QList<Sheet> sheets;
    payments::Moment now{*parseRfc3339(u"2026-11-20T00:00:00Z"), Milliseconds(1'000'000), "boot-1"};

    void wait(Milliseconds by)
    {
        now.wall += by;
        now.monotonic += by;
    }
    /// All of it but the time.
    QByteArray fingerprint() const;
};

/// A desk that takes card payments, in the order the real one does: every step through the log, nothing sent before
/// SENDING is durable. `mark` is called wherever something could be cut short.
class Till {
public:
    /// `desk`: the two letters that its ServiceIDs begin with.
    Till(
        PayLog& log, World& world, std::function<void()> mark = [] {}, QString desk = QStringLiteral("A1"))
        : m_log(log)
        , m_world(world)
        , m_mark(std::move(mark))
        , m_desk(std::move(desk))
    {
    }

    static constexpr qint64 clerk = 11, second = 12;
    static inline const QString terminal = QStringLiteral("S1F2-000158213605588");

    static payments::Charge chargeFor(const QString& bill, Won amount);
    Result<void> open(const payments::Charge& charge);

    /// Prepared, sending, sent, and what came back at once.
    Result<QString> pay(const payments::Charge& charge, Plays plays, const QString& poi = terminal);
    Result<QString> prepareReversal(const QString& original, const payments::Refund& refund, Plays plays);
    Result<QString> giveBack(const QString& original, const payments::Refund& refund, Plays plays);
    /// PREPARED alone.
    Result<QString> prepare(const payments::Charge& charge, Plays plays, const QString& poi = terminal);
    /// SENDING, and the right to send taken: from here on the request is on its way.
    Result<payments::Attempt> arm(const QString& serviceId);
    /// SENDING, the request, what came back; the attempt is PREPARED.
    Result<void> send(const QString& serviceId, Plays plays);

    /// What evidence makes of an attempt, appended.
    Result<void> learn(const QString& serviceId, const payments::Evidence& evidence);
    Result<void> recover();
    /// Asks about everything in doubt once, and takes what comes late.
    Result<void> askAll();
    /// The acquirer's file, all of it.
    Result<void> readFile();
    /// Every paper that is due, and again each that is not known to have come out whole.
    Result<void> printDue(const QByteArray& charge);
    Result<QList<payments::IssuedReceipt>> papers(const QByteArray& charge);

    // the drawer
    Result<void> openDrawer(Won counted);
    Result<void> count(payments::ShiftStep what, Won counted, const QString& reason = {}, qint64 next = 0);
    Result<void> takeCash(const payments::Charge& charge, Won tendered);
    Result<void> moveCash(payments::CashKind kind, Won amount, const QByteArray& charge = {}, qint64 approver = 0);

    Result<payments::Attempt> attempt(const QString& serviceId);
    Result<QList<payments::Attempt>> attempts(const QByteArray& charge);
    PayLog& log() { return m_log; }

private:
    Result<void> append(const payments::Record& record);
    Result<QList<payments::Attempt>> undecided();
    Result<payments::Asking> asking(Plays plays, const QString& poi);
    Result<void> drawUp(const QString& serviceId);
    payments::PaperStep lookedAt(const payments::PaperEvent& printing) const;
    Result<void> print(const payments::IssuedReceipt& known);
    static QByteArray requestFor(const QString& serviceId);

    PayLog& m_log;
    World& m_world;
    std::function<void()> m_mark;
    const QString m_desk;
};

} // namespace naru::test
