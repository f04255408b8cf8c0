// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/recovery.h"
#include "app/journal/blocking.h"
#include "app/journal/copystore.h"
#include "devices/api/printer.h"
#include "tests/support/desksupport.h"
#include "tests/support/fakeair.h"

#include <algorithm>
#include <atomic>

namespace naru::test {

inline constexpr int waitMs = 20'000;
inline const QString centreCode = QStringLiteral("나루터에 배가 닿는다네");

class Recorder final : public device::Printer {
public:
    Takes takes() const override { return Takes::EscPos; }
    QString name() const override { return QStringLiteral("lp"); }
    device::PrinterState state() const override { return {device::PrinterState::What::Ready, false}; }
    bool isPrinting() const override { return false; }
    void lookAgain() override { }
    void print(const QByteArray& job, Done done) override
    {
        jobs.append(job);
        done({device::PrintOutcome::What::Printed, {}});
    }
    QList<QByteArray> jobs;
};

/// A desk of the house, with money in its drawer and a printer.
struct Counter : DeskStage {
    explicit Counter(FakeAir& house)
        : air(house)
    {
    }
    ~Counter() { desk.reset(); }

    Result<void> open()
    {
        desk.reset();
        desk::Desk::Parts parts{folder.filePath(QStringLiteral("data")), desk::Desk::Kind::Real, clock, random, {},
            nullptr, *parseRfc3339(u"2026-11-01T00:00:00Z")};
        parts.freeBytes = [this](const QString&) { return left.load(); };
        auto opened = desk::Desk::open(parts);
        if (!opened)
            return opened.fault();
        desk = *std::move(opened);
        return {};
    }

    QString data() const { return folder.filePath(QStringLiteral("data")); }
    bool begin(const QString& called, const QString& code = centreCode)
    {
        name = called;
        if (!open() || !setUp() || !signIn())
            return false;
        recoveryCode = desk->recoveryCode();
        device = (*crypto::openFileKeyStore(data() + QStringLiteral("/keys")))
                     ->load(QStringLiteral("device.id"))
                     ->view()
                     .toByteArray();
        desk::Settings settings = desk->settings();
        settings.desk = name;
        return await([&](desk::Done done) { desk->changeSettings(settings, done); }) && await([&](desk::Done done) {
            book().openDrawer({{10'000, 50}}, {}, done);
        }) && await([&](desk::Done done) { book().shareBills(code, done); })
            && joined();
    }
    bool joined()
    {
        channels = air.desk(device, name);
        desk->join(*channels);
        desk->papers()->usePrinter(&printer, paper::roll80, desk::Papers::Letters::Drawn);
        return true;
    }
    bool startAgain() { return open() && signIn() && joined(); }
    desk::DayBook& book() { return *desk->dayBook(); }
    template <typename Value, typename Ask>
    Value answer(const Ask& ask)
    {
        std::optional<Value> given;
        ask([&given](Value value) { given = std::move(value); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, waitMs))
            qFatal("the desk never answered");
        return *given;
    }
    Result<desk::Opened> charge(const QString& bill)
    {
        return answer<Result<desk::Opened>>([&](auto then) {
            desk->till()->open({bill, {{QStringLiteral("과태료"), Won{32'000}}}, {}}, then);
        });
    }
    QByteArray faultOfCharge(const QString& bill)
    {
        const auto opened = charge(bill);
        return opened ? QByteArray() : QByteArray(opened.fault().name());
    }
    QByteArray take(const QString& bill)
    {
        const auto opened = charge(bill);
        const bool taken
            = opened && await([&](desk::Done done) { book().takeCash(opened->charge, Won{40'000}, done); });
        return taken ? opened->charge : QByteArray();
    }
    /// Of other desks, as they are known here.
    int billsHeard()
    {
        int bills = 0;
        const auto desks = answer<QList<payments::HeardDesk>>([&](auto then) { book().heardDesks(then); });
        for (const payments::HeardDesk& heard : desks)
            bills += heard.bills;
        return bills;
    }
    QByteArray receiptFor(const QString& bill)
    {
        const QByteArray id = take(bill);
        const auto issued = answer<Result<payments::IssuedReceipt>>([&](auto then) {
            desk->papers()->issue(id, {{}, QStringLiteral("과태료"), {}}, then);
        });
        return issued ? issued->receipt.id : QByteArray();
    }
    /// Until PrintBegun is durable and whatever comes first is on its way.
    void print(const QByteArray& receipt)
    {
        printed.reset();
        const quint64 before = desk->unsent();
        desk->papers()->print(
            receipt, {}, [this](const Result<device::PrintOutcome>& outcome) { printed = bool(outcome); });
        if (!QTest::qWaitFor([&] { return desk->unsent() > before; }, waitMs))
            qFatal("never begun");
        QTest::qWait(30);
    }
    const desk::Finding* finding(const char* wanted)
    {
        findings = desk->examine();
        const auto at = std::find_if(
            findings.begin(), findings.end(), [&](const desk::Finding& one) { return qstrcmp(one.name, wanted) == 0; });
        return at == findings.end() ? nullptr : &*at;
    }
    bool write(int entries)
    {
        for (int i = 0; i < entries; ++i) {
            clock.advance(Milliseconds(700));
            if (!await([&](desk::Done done) {
                    desk->recordPaperCheck(identity::builtInPurposes().constFirst(), desk::Decision::SeenByEye, done);
                }))
                return false;
        }
        return true;
    }
    /// The record as it lies in the folder; the desk is closed for it.
    QList<journal::Recorded> record()
    {
        desk.reset();
        const auto keys = *crypto::openFileKeyStore(data() + QStringLiteral("/keys"));
        journal::Journal::Options options;
        options.path = data() + QStringLiteral("/journal.db");
        options.deviceId = device;
        options.mode = storage::Database::Mode::ReadOnly;
        const auto opened = journal::Journal::open(options, *keys, clock, random, journal::atOnce());
        journal::Journal::Range range;
        range.entriesMax = 10'000;
        return *(*opened)->read(range);
    }
    /// What is kept here of another desk, by its recovery code. This desk is closed for it.
    Result<QList<journal::Recorded>> copyOf(const Counter& other)
    {
        desk.reset();
        auto store = journal::CopyStore::open(data() + QStringLiteral("/copies.db"), storage::Database::Mode::ReadOnly);
        const auto desks = *store->desks();
        for (const auto& kept : desks) {
            if (kept.device != other.device)
                continue;
            const qint64 strand = kept.strands.constLast().id;
            const auto opened = crypto::memoryKeyStore();
            const auto code = desk::parseRecovery(other.recoveryCode);
            const auto unsealed = desk::unsealKeys(*store->sealedKeys(strand), code->view(), *opened);
            if (!unsealed)
                return unsealed.fault();
            QList<journal::Recorded> entries;
            const auto read = store->read(strand, other.device, *opened->load(QStringLiteral("journal.wrap")),
                [&](const journal::Recorded& entry) -> Result<void> {
                    entries.append(entry);
                    return {};
                });
            return read ? Result<QList<journal::Recorded>>(entries) : read.fault();
        }
        return desk::DeskFault::NoCopy;
    }

    FakeAir& air;
    QString name, recoveryCode;
    QByteArray device;
    Recorder printer;
    std::optional<bool> printed;
    QList<desk::Finding> findings;
    std::unique_ptr<Channels> channels;
    std::atomic<qint64> left{Q_INT64_C(1) << 40}; ///< bytes, of its disk
};

inline bool isSame(const QList<journal::Recorded>& left, const QList<journal::Recorded>& right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
        [](const journal::Recorded& one, const journal::Recorded& other) {
            return one.stamp.hash == other.stamp.hash && one.entry.body == other.entry.body;
        });
}

struct House {
    explicit House(quint64 seed = 1)
        : air(seed)
    {
    }
    bool begin(const QString& otherCode = centreCode)
    {
        return a.begin(QStringLiteral("1번 창구")) && b.begin(QStringLiteral("2번 창구"), otherCode) && whole();
    }
    /// Carries what is on its way until it is so.
    bool until(const std::function<bool()>& so, int ms = waitMs)
    {
        return QTest::qWaitFor(
            [&] {
                air.deliver();
                return so();
            },
            ms);
    }
    bool whole()
    {
        return until([&] { return isWhole(a) && isWhole(b); });
    }
    static bool isWhole(const Counter& counter)
    {
        const desk::SisterCopy copy = counter.desk->sisterCopy();
        return copy.state == desk::SisterCopy::State::Whole && copy.missing == 0;
    }
    void pass(Milliseconds time)
    {
        for (Counter* counter : {&a, &b}) {
            counter->clock.advance(time);
            if (counter->desk)
                counter->desk->tick();
        }
    }

    FakeAir air;
    Counter a{air}, b{air};
};

} // namespace naru::test
