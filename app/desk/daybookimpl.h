// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/ur.h"
#include "app/desk/daybook.h"
#include "app/desk/deskimpl.h"
#include "app/payments/dayclose/daystore.h"
#include "app/payments/dayclose/matching.h"
#include "app/payments/digests.h"

#include <memory>
#include <mutex>

namespace naru::desk {

class TillImpl;

class DayBookImpl final : public DayBook {
public:
    DayBookImpl(DeskImpl& desk, TillImpl& till);
    /// Reads what stands: drawer, shift, fees.
    Result<void> begin();
    void refresh(); ///< another fee list than the pages show

    const services::Catalogue& fees() const override { return m_house.fees; }
    void changeFees(const QByteArray& json, Done done) override;

    std::optional<payments::Shift> shift() const override { return m_house.shift; }
    Won drawer() const override { return m_house.drawer; }
    void openDrawer(const QList<payments::Pile>& counted, const QString& reason, Done done) override;
    void handOver(const QList<payments::Pile>& counted, const QString& reason, qint64 next, const QString& nextPin,
        Done done) override;
    void countDrawer(const QList<payments::Pile>& counted, const QString& reason, Done done) override;
    void closeDrawer(const QList<payments::Pile>& counted, const QString& reason, Done done) override;
    void putIn(Won amount, const QString& reason, Done done) override;
    void takeOut(Won amount, const QString& reason, Done done) override;

    void takeCash(const QByteArray& charge, Won tendered, Done done) override;
    void mayTakeCash(const QByteArray& charge, std::function<void(Result<void>)> then) override;
    void cashOf(const QByteArray& charge, std::function<void(Result<payments::CashSum>)> then) override;
    void giveCashBack(const QByteArray& charge, Won amount, const QString& reason, qint64 approver,
        const QString& approverPin, Done done) override;

    void reportBeside(const QList<payments::dayclose::TerminalCount>& terminals, ReportThen then) override;
    void readFile(const QByteArray& file, const QString& profile, FileThen then) override;
    void readFileAs(const QByteArray& file, const QByteArray& profileJson, FileThen then) override;
    QStringList profiles() const override;
    void openLines(LinesThen then) override;
    void explain(const Saying& saying, Done done) override;
    void close(const Closing& closing, ReportThen then) override;
    void closedDays(int daysMax, DaysThen then) override;
    void shareBills(const QString& centreCode, Done done) override;
    void tellBills(std::function<void(Result<QByteArray>)> then) override;
    bool sharesBills() const override { return !m_billKey.isEmpty(); }
    void hearBills(const QByteArray& told, HeardThen then) override;
    void heardDesks(std::function<void(QList<payments::HeardDesk>)> then) override;
    void whoTook(const QString& bill, std::function<void(std::optional<payments::Elsewhere>)> then) override;
    Result<QList<Paper>> papers(const payments::dayclose::DayReport& report) const override;

    /// Of a bill that brought its number; empty: the desks share no key.
    QByteArray digestOf(const QString& bill) const;
    const crypto::Secret& billKey() const { return m_billKey; }
    /// Whether this record was ever put back; readers on other threads share it.
    struct RestoreLook {
        std::mutex mutex;
        bool found = false;
        qint64 upTo = 0; ///< place in the journal
    };
    /// What this desk would tell of its bills now.
    void takenNow(std::function<void(Result<payments::TakenBills>)> then);
    /// What another desk told, proven and not our own: what is new of it, into the journal.
    void keepHeard(const payments::TakenBills& bills, HeardThen then);
    /// A code that a camera or scanner read: true if it is another desk's word of its bills, or a part of it.
    bool takeCode(const QByteArray& code);

private:
    /// What a page shows without asking.
    struct House {
        services::Catalogue fees;
        std::optional<payments::Shift> shift;
        Won drawer;
    };
    static Result<void> look(storage::Database& database, House& into);
    /// An entry of these rooms; the till's view of the charge follows where one is named.
    void record(const journal::Entry& entry, const QByteArray& charge, Done done, DeskImpl::Look before = {});
    void recordAll(std::shared_ptr<QList<std::pair<payments::Record, QByteArray>>> left, Done done);
    void change(
        payments::ShiftStep what, const QList<payments::Pile>& counted, const QString& reason, qint64 next, Done done);
    void move(payments::CashMove move, Done done, DeskImpl::Look before = {});
    /// Reads off this thread; `then` in it.
    template <typename Value>
    void ask(std::function<Result<Value>(storage::Database&)> question, std::function<void(Result<Value>)> then);
    void readFileBy(const QByteArray& file, const QList<payments::dayclose::FileProfile>& profiles, FileThen then);
    void loadBillKey();
    void closeDay(std::shared_ptr<const Closing> closing, int tries, ReportThen then);

    DeskImpl& m_desk;
    TillImpl& m_till;
    House m_house;
    crypto::Secret m_billKey; ///< empty: none is shared
    std::shared_ptr<RestoreLook> m_restoreLook = std::make_shared<RestoreLook>();
    codec::UrDecoder m_coming;
    QByteArray m_came; ///< what was put together last: its codes go on moving
};

template <typename Value>
void DayBookImpl::ask(
    std::function<Result<Value>(storage::Database&)> question, std::function<void(Result<Value>)> then)
{
    m_desk.runAside([this, question, then] {
        auto answer = std::make_shared<Result<Value>>(DeskFault::NotAllowed);
        const auto asked = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
            *answer = question(database);
            return *answer ? Result<void>() : answer->fault();
        });
        if (!asked)
            *answer = asked.fault();
        QMetaObject::invokeMethod(
            this, [answer, then] { then(*answer); }, Qt::QueuedConnection);
    });
}

} // namespace naru::desk
