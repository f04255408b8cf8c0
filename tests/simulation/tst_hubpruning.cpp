// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk lets go of, once its hub proved that it has it: by the real programs.
#include "sync/agent/keepsakes.h"
#include "sync/agent/proving.h"
#include "sync/hub/authority.h"
#include "sync/wire/answer.h"
#include "tests/support/hublife.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;

namespace {

constexpr std::chrono::days old{130}, between{20};
const QByteArray administrator = "1\n" + goodPin.toLatin1() + '\n';

/// A desk that was at work four months ago: some visitors, and twenty days later some more. It is closed now.
struct OldDesk : Life {
    bool work(int first, int second)
    {
        stage.clock.jumpTo(SystemClock().now() - old);
        if (!open() || !stage.signIn() || !receive(first))
            return false;
        stage.clock.advance(between);
        const bool done = receive(second);
        stage.desk.reset();
        return done;
    }
    bool receive(int visitors)
    {
        for (int i = 0; i < visitors; ++i) {
            stage.clock.advance(Milliseconds(700));
            const bool isDone = bool(stage.await([&](desk::Done done) {
                stage.desk->recordPaperCheck(identity::builtInPurposes().constFirst(), desk::Decision::SeenByEye, done);
            }));
            if (!isDone)
                return false;
        }
        return true;
    }
    /// At the hub, and in its signed log.
    bool send() const
    {
        return naructl(data(), {word("sync"), word("once")}).exit == 0
            && hub.admin({word("checkpoint")})[word("exit")].toInt() == 0;
    }
    Said prune(const QStringList& more = {}, const QByteArray& typed = administrator) const
    {
        return naructl(data(), QStringList{word("journal"), word("prune"), word("--json")} + more, typed);
    }
    bool holds() const
    {
        return naructl(data(), {word("journal"), word("verify")}).exit == 0
            && naructl(data(), {word("journal"), word("rebuild")}).exit == 0;
    }
    qint64 number(const char* sql) const
    {
        auto database = storage::Database::open(data() + word("/journal.db"), {storage::Database::Mode::ReadOnly, {}});
        auto select = database ? database->prepare(sql) : Result<storage::Statement>(database.fault());
        return select && select->step() ? select->integer(0) : -1;
    }
    qint64 prunings() const { return number("SELECT count(*) FROM journal WHERE kind = 72"); }
    qint64 visits() const { return number("SELECT count(*) FROM visit"); }
    qint64 lacking() const { return number("SELECT count(*) FROM journal WHERE length(body) = 0"); }
};

QString faultOf(const Life::Said& said)
{
    return said.json[word("fault")].toString();
}

} // namespace

class HubPruningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsGoOfWhatTheHubProves()
    {
        OldDesk desk;
        QVERIFY2(desk.work(3, 2), desk.hub.errors().constData());
        auto said = desk.prune();
        QCOMPARE(said.exit, 1);
        QCOMPARE(faultOf(said), word("enrol.not_enrolled"));
        QCOMPARE(Life::enrol(desk.data(), desk.sheet()).exit, 0);
        said = desk.prune();
        QCOMPARE(said.exit, 1);
        QCOMPARE(faultOf(said), word("proving.no_receipt"));
        QVERIFY(desk.send());

        const QString day = koreanDate(desk.stage.clock.now() - between / 2).toString(Qt::ISODate);
        said = desk.prune({word("--dry-run")}, {});
        QVERIFY2(said.exit == 0, qPrintable(faultOf(said)));
        QCOMPARE(said.json[word("prunable")].toInt(), 5);
        QVERIFY(said.json[word("proof")][word("checkpoint_size")].toInt() > 0);
        said = desk.prune({word("--dry-run"), word("--before"), day}, {});
        QCOMPARE(said.json[word("prunable")].toInt(), 3);
        const QString tomorrow = koreanDate(SystemClock().now() + std::chrono::days(1)).toString(Qt::ISODate);
        const auto late = desk.prune({word("--dry-run"), word("--before"), tomorrow}, {});
        QVERIFY(*parseRfc3339(late.json[word("before")].toString()) <= SystemClock().now() - std::chrono::days(90));
        QCOMPARE(desk.prune({word("--before"), word("soon")}).exit, 2);
        QCOMPARE(faultOf(desk.prune({}, "7\n135790\n")), word("desk.unknown_staff"));
        QCOMPARE(desk.lacking() + desk.prunings(), 0);
        QVERIFY(!QFile::exists(desk.data() + word("/hub/checkpoint")));

        said = desk.prune({word("--before"), day});
        QVERIFY2(said.exit == 0, qPrintable(faultOf(said)));
        QCOMPARE(said.json[word("pruned")].toInt(), 3);
        QCOMPARE(desk.visits(), 2);
        QVERIFY(desk.holds());

        const quint16 port = desk.hub.port();
        desk.hub.kill();
        said = desk.prune();
        QCOMPARE(said.exit, 1);
        QCOMPARE(faultOf(said), word("enrol.hub_silent"));
        QCOMPARE(desk.lacking(), 3);
        QVERIFY(desk.hub.start(port));
        QCOMPARE(desk.prune().json[word("pruned")].toInt(), 2);
        said = desk.prune({}, {}); // nothing to ask anybody for
        QCOMPARE(said.exit, 0);
        QCOMPARE(said.json[word("pruned")].toInt(-1), 0);
        QCOMPARE(desk.prunings(), 2);
        QVERIFY(desk.holds() && desk.send());
    }

    /// Signed by the hub, and not what its log is now.
    void believesNoHubThatContradictsItself()
    {
        OldDesk desk;
        QVERIFY(desk.work(2, 0));
        QCOMPARE(Life::enrol(desk.data(), desk.sheet()).exit, 0);
        QVERIFY(desk.send());
        SystemRandom random;
        const auto key = hub::keyIn(desk.folder.filePath(word("hub.key")), random);
        const auto membership = agent::readMembership(desk.data());
        QVERIFY(key && membership && *membership);
        const QString origin = wire::originOf((*membership)->authority.fingerprint());
        for (const quint64 size : {2u, 1'000'000u}) {
            const QByteArray note = wire::textOf({origin, size, QByteArray(32, 'x'), {}}, *key);
            QVERIFY(agent::keepCheckpoint(desk.data(), note));
            const auto said = desk.prune();
            QCOMPARE(said.exit, 1);
            QCOMPARE(faultOf(said), word("proving.contradicts"));
        }
        QCOMPARE(desk.lacking() + desk.prunings(), 0);
        // Of nothing everything is a continuation.
        QVERIFY(agent::keepCheckpoint(desk.data(), wire::textOf({origin, 0, wire::emptyRoot(), {}}, *key)));
        QCOMPARE(desk.prune().json[word("pruned")].toInt(), 2);
    }

    void goesOnWhereItWasKilled()
    {
        constexpr int visitors = 60, stepMs = 10, killsMax = 90;
        OldDesk desk;
        QVERIFY(desk.work(visitors, 0));
        QCOMPARE(Life::enrol(desk.data(), desk.sheet()).exit, 0);
        QVERIFY(desk.send());
        int kills = 0, half = 0;
        for (; kills < killsMax && desk.lacking() == 0; ++kills) {
            QProcess process;
            process.start(
                word(NARU_BINARY_DIR "/bin/naructl"), {word("--data"), desk.data(), word("journal"), word("prune")});
            process.write(administrator);
            process.closeWriteChannel();
            if (!process.waitForFinished(kills * stepMs)) {
                process.kill();
                process.waitForFinished(longMs);
            }
            half += QFile::exists(desk.data() + word("/hub/checkpoint")) && desk.lacking() == 0;
            const qint64 gone = desk.lacking();
            QVERIFY(gone == 0 || gone == visitors);
            QCOMPARE(desk.prunings(), gone == 0 ? 0 : 1);
            QCOMPARE(desk.visits(), visitors - gone);
        }
        qInfo("%d runs, %d of them ended between proof and commit", kills, half);
        QCOMPARE(desk.prune({}, {}).exit, 0);
        QCOMPARE(desk.lacking(), visitors);
        QVERIFY(desk.holds());
    }

    /// What a hub can answer, and what is made of it.
    void saysWhyNothingIsProven()
    {
        OldDesk desk;
        QVERIFY(desk.work(0, 0));
        QCOMPARE(Life::enrol(desk.data(), desk.sheet()).exit, 0);
        const auto hub = agent::readMembership(desk.data());
        QVERIFY(hub && *hub);
        const auto shown = [&](int status, const char* code) {
            const auto ask = [&](const QString&) {
                const wire::Refusal refusal{QString::fromLatin1(code), {}, {}};
                return Result<agent::HubDoor::Answer>({status, wire::bytesOf(refusal)});
            };
            const auto result = agent::show(ask, **hub, QByteArray(16, 'd'), {1, 1, QByteArray(32, 'h')}, {});
            return result ? QString() : QString::fromLatin1(result.fault().name());
        };
        QCOMPARE(shown(404, "not_included"), word("proving.not_yet"));
        QCOMPARE(shown(404, "unknown_entry"), word("proving.lacks"));
        QCOMPARE(shown(403, "revoked"), word("enrol.refused"));
        QCOMPARE(shown(503, "store_failed"), word("enrol.hub_busy"));
        QCOMPARE(shown(500, "x"), word("enrol.bad_answer"));
        QCOMPARE(shown(200, "x"), word("wire.bad_proof"));
    }
};

NARU_TEST(HubPruningTest)
#include "tst_hubpruning.moc"
