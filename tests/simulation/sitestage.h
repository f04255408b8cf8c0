// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/classes.h"
#include "app/lessons/library.h"
#include "app/payments/ledger.h"
#include "tests/support/handagent.h"
#include "tests/support/tillbench.h"

#include <QDir>

// A whole desk and a day's work at it, with the agent that carries its record.
namespace naru::test::sites {

inline constexpr Won fee{15'000}, fine{32'000};

/// A class in which nobody has a tablet.
struct EmptyRoom final : Channel {
    QString name() const override { return QStringLiteral("room"); }
    QList<Peer> peers() const override { return {}; }
    void tell(const QByteArray&) override { }
    void tell(const QByteArray&, const QByteArray&) override { }
    void listen(Heard) override { }
    void watch(std::function<void()>) override { }
};

/// What a desk's own books say.
struct Books {
    qint64 card = 0, cash = 0, held = 0;
};

/// A real desk: its till, a terminal on the loopback, its drawer, its classes, and the agent that carries its record.
struct Site {
    TillBench bench;
    QByteArray device;
    std::optional<crypto::PrivateKey> key;
    std::unique_ptr<HandAgent> agent;
    int bills = 0;

    desk::Desk& desk() { return *bench.stage.desk; }
    QString data() const { return bench.stage.folder.filePath(QStringLiteral("data")); }
    bool begin(int number)
    {
        if (!bench.begin())
            return false;
        desk::Settings settings = desk().settings();
        settings.desk = QStringLiteral("%1번 창구").arg(number);
        const auto keys = *crypto::openFileKeyStore(data() + QStringLiteral("/keys"));
        device = keys->load(QStringLiteral("device.id"))->view().toByteArray();
        key = *crypto::PrivateKey::fromPkcs8(keys->load(QStringLiteral("desk.signing"))->view());
        return await([&](desk::Done done) { desk().changeSettings(settings, done); }) && await([&](desk::Done done) {
            desk().dayBook()->openDrawer({{10'000, 50}}, {}, done);
        });
    }
    bool await(const std::function<void(desk::Done)>& ask)
    {
        const auto done = bench.stage.await(ask);
        if (!done)
            qWarning("%s %s", done.fault().name(), qPrintable(done.fault().detail()));
        return bool(done);
    }
    QByteArray charge(Won amount)
    {
        const auto opened = bench.open(QStringLiteral("B-%1").arg(++bills), amount);
        return opened ? opened->charge : QByteArray();
    }
    bool takeCash()
    {
        const QByteArray owed = charge(fine);
        return await([&](desk::Done done) { desk().dayBook()->takeCash(owed, Won{40'000}, done); });
    }
    QByteArray takeCard(const char* play = "none")
    {
        const QByteArray owed = charge(fee);
        bench.play(play);
        return bench.pay(owed) && bench.waitForAnswer(owed) ? owed : QByteArray();
    }
    /// A class of an hour, with nobody's name in it.
    bool teach(int day)
    {
        if (!desk().classes()->hasChannel())
            desk().classes()->useChannel(std::make_unique<EmptyRoom>());
        const desk::ClassPlan plan{0, QStringLiteral("스마트폰 첫걸음"), QStringLiteral("오전"),
            {lessons::builtInLessons().first()->id}, QDate(2026, 11, 20).addDays(day)};
        return await([&](desk::Done done) { desk().classes()->savePlan(plan, done); })
            && await([&](desk::Done done) { desk().classes()->open(plan, done); })
            && await([&](desk::Done done) { desk().classes()->close(done); });
    }
    bool look()
    {
        return await([&](desk::Done done) {
            desk().recordPaperCheck(identity::builtInPurposes().constFirst(), desk::Decision::SeenByEye, done);
        });
    }
    bool work(int day)
    {
        bench.stage.clock.advance(std::chrono::minutes(20));
        return bool(bench.stage.signIn()) && look() && takeCash() && !takeCard().isEmpty() && look() && takeCash()
            && teach(day);
    }
    Books books()
    {
        auto database
            = storage::Database::open(data() + QStringLiteral("/journal.db"), {storage::Database::Mode::ReadOnly, {}});
        const payments::Legs posted = *payments::balances(*database), held = *payments::pending(*database);
        return {posted.value(payments::Account::CardClearing).value, -posted.value(payments::Account::Safe).value,
            held.value(payments::Account::CardClearing).value};
    }
    void copyTo(const QString& folder)
    {
        QDir().mkpath(folder);
        for (const QFileInfo& file : QDir(data()).entryInfoList(QDir::Files))
            QFile::copy(file.filePath(), folder + QLatin1Char('/') + file.fileName());
    }
};

} // namespace naru::test::sites
