// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/daybook.h"
#include "sync/hub/operatorsite.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/base32.h"

#include <QTemporaryDir>

// The operator's page of a centre, with nobody before it.
namespace naru::test::operators {

using namespace naru::hub;
using namespace std::chrono_literals;

inline const QString password = QStringLiteral("나루터에 배가 닿았습니다");

/// A centre of two desks; remembers what it was asked to change.
class TwoDesks final : public Board {
public:
    Result<Overview> overview() override
    {
        Overview all;
        for (const char* name : {"1번", "<b>2번</b>"}) {
            DeskFacts desk;
            desk.device = QByteArray(16, char('a' + all.desks.size()));
            desk.site = QStringLiteral("나루동");
            desk.name = QString::fromUtf8(name);
            desk.heard = at;
            desk.certificateTo = at + 24h * 80;
            desk.held = all.desks.isEmpty() ? 1 : 0;
            desk.isSealed = all.desks.isEmpty();
            if (lost == desk.device)
                desk.lostAt = at;
            all.desks.append(desk);
        }
        all.alarms = alarms;
        all.server = server;
        all.releases = releases;
        for (DeskFacts& desk : all.desks) {
            desk.packs = packs;
            if (!releases.isEmpty())
                desk.newestPacks.insert(QStringLiteral("trust"), releases.last().version);
            desk.trustOf = trustDateOf(releases, desk.site, packs.value(QStringLiteral("trust")), desk.heard, at);
        }
        return all;
    }
    Result<QList<HeldFact>> held() override
    {
        return QList<HeldFact>{{QByteArray(16, 'a'), QStringLiteral("나루동"), QStringLiteral("1번"), 1, 7, 4000, 1,
            QStringLiteral("unknown_kind"), at, true}};
    }
    Result<QList<DoubtFact>> doubts() override { return QList<DoubtFact>{}; }
    Result<bool> requeue(const QByteArray&, quint32, quint64) override { return true; }
    Result<void> declareLost(const QByteArray& device) override
    {
        lost = device;
        return {};
    }
    Result<void> approve(const QByteArray&) override { return {}; }
    Result<void> noteFork(const QByteArray&) override { return {}; }
    Result<void> noteAlarm(const QByteArray& device, const QString& code) override
    {
        noted.append(QString::fromLatin1(device.toHex()) + u' ' + code);
        return {};
    }
    Result<CentreDay> day(const QString& site, QDate date) override
    {
        CentreDay day;
        day.site = site;
        day.date = date;
        DeskDay desk;
        desk.name = QStringLiteral("<i>1번</i>");
        day.desks.append(desk);
        return day;
    }
    QByteArray signedDay(const CentreDay&) const override { return "signed\n"; }
    Result<NewDesk> addDesk(const QString& site, const QString& name) override
    {
        added.append(site + u' ' + name);
        return NewDesk{QStringLiteral("7K2M-Q9XD-4TBE-W3RA"), QStringLiteral("ab12"), QStringLiteral("https://hub")};
    }

    Instant at{};
    QByteArray lost;
    QStringList added, noted;
    QList<AlarmFact> alarms;
    std::optional<ServerFacts> server;
    QList<ReleaseFact> releases;
    QMap<QString, quint64> packs;
};

/// The page, and who may sign in at it.
struct House {
    House() { std::ignore = pool->migrate(Operators::schemaRoom, Operators::migrations()); }

    QByteArray enter(const QString& name, Role role)
    {
        const auto secret = operators.add(name, role, password);
        const QString code = Operators::codeOf(bytesOfBase32(*secret), clock.now());
        const auto cookie = operators.signIn(name, password, code, "10.0.0.7");
        return cookie ? *cookie : QByteArray();
    }
    Response ask(
        const QByteArray& method, const QByteArray& path, const QByteArray& cookie = {}, const QByteArray& body = {})
    {
        Request request;
        request.listener = Request::Listener::Operators;
        request.method = method;
        request.path = path;
        request.body = body;
        request.address = "10.0.0.7";
        request.cookie = cookie.isEmpty() ? QByteArray() : "__Host-naru=" + cookie;
        return site.handle(request);
    }
    QByteArray tokenOf(const QByteArray& cookie) { return (*operators.session(cookie))->token.toLatin1(); }

    QTemporaryDir folder;
    std::unique_ptr<SqlitePool> pool = *SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
    ManualClock clock{Instant(Milliseconds(1'795'316'400'000))};
    SeededRandom random{7};
    Operators operators{*pool, clock, random};
    TwoDesks board;
    OperatorSite site{board, operators, clock};
};

} // namespace naru::test::operators
