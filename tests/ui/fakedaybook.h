// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "tests/ui/faketill.h"

namespace naru::test {

/// A drawer and a day that stand where a test puts them.
class FakeDayBook : public desk::DayBook {
    Q_OBJECT

public:
    explicit FakeDayBook(FakeTill& till)
        : m_till(till)
    {
    }

    std::optional<payments::Shift> shiftNow;
    payments::dayclose::DayReport reportNow;
    payments::dayclose::FileOutcome fileSays;
    QList<payments::dayclose::OpenLine> lines;
    Saying said;
    std::optional<Fault> fault; ///< the next answer is this
    QStringList calls;
    QList<payments::Pile> counted;
    QByteArray file;
    Closing closing;
    bool closed = false;

    bool shares = true;
    QByteArray told = QByteArray(120, 'b'); ///< to another desk
    QList<payments::HeardDesk> heard;
    std::optional<payments::Elsewhere> elsewhere;

    void tell() { Q_EMIT changed(); }

    const services::Catalogue& fees() const override { return services::builtInCatalogue(); }
    void changeFees(const QByteArray&, Done done) override { answer("changeFees", done); }
    std::optional<payments::Shift> shift() const override { return shiftNow; }
    Won drawer() const override { return reportNow.drawer; }
    void openDrawer(const QList<payments::Pile>& piles, const QString& reason, Done done) override;
    void handOver(const QList<payments::Pile>& piles, const QString& reason, qint64 next, const QString& nextPin,
        Done done) override;
    void countDrawer(const QList<payments::Pile>& piles, const QString& reason, Done done) override;
    void closeDrawer(const QList<payments::Pile>&, const QString&, Done done) override { answer("closeDrawer", done); }
    void putIn(Won amount, const QString& reason, Done done) override;
    void takeOut(Won amount, const QString& reason, Done done) override;
    void takeCash(const QByteArray& charge, Won tendered, Done done) override;
    void mayTakeCash(const QByteArray&, std::function<void(Result<void>)> then) override { then({}); }
    void cashOf(const QByteArray& charge, std::function<void(Result<payments::CashSum>)> then) override;
    void giveCashBack(const QByteArray& charge, Won amount, const QString& reason, qint64 approver,
        const QString& approverPin, Done done) override;
    void reportBeside(const QList<payments::dayclose::TerminalCount>& terminals, ReportThen then) override;
    void readFile(const QByteArray& bytes, const QString& profile,
        std::function<void(Result<payments::dayclose::FileOutcome>)> then) override;
    QStringList profiles() const override { return {QStringLiteral("plain")}; }
    void openLines(LinesThen then) override { then(lines); }
    void explain(const Saying& saying, Done done) override;
    void close(const Closing& closing, std::function<void(Result<payments::dayclose::DayReport>)> then) override;
    void closedDays(int, std::function<void(Result<QList<payments::dayclose::DayReport>>)> then) override
    {
        then(QList<payments::dayclose::DayReport>());
    }
    void readFileAs(const QByteArray& bytes, const QByteArray&, FileThen then) override { readFile(bytes, {}, then); }
    void shareBills(const QString&, Done done) override { answer("shareBills", done); }
    void tellBills(std::function<void(Result<QByteArray>)> then) override
    {
        if (shares)
            then(told);
        else
            then(payments::PaymentFault::NoCentreCode);
    }
    bool sharesBills() const override { return shares; }
    void hearBills(const QByteArray&, HeardThen then) override { then(heard.value(0)); }
    void heardDesks(std::function<void(QList<payments::HeardDesk>)> then) override { then(heard); }
    void whoTook(const QString&, std::function<void(std::optional<payments::Elsewhere>)> then) override
    {
        then(elsewhere);
    }
    Result<QList<Paper>> papers(const payments::dayclose::DayReport&) const override { return QList<Paper>(); }

private:
    void answer(const char* call, const Done& done);
    FakeTill& m_till;
};

} // namespace naru::test
