// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator's page shows of a centre, and in which words.
#include "tests/simulation/operatorhouse.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::hub;
using namespace naru::test::operators;
using namespace std::chrono_literals;

class OperatorPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoseContentsAreSealed()
    {
        House house;
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        QVERIFY(house.ask("GET", "/desk/61616161616161616161616161616161", reader).body.contains("봉인됨: 기관의"));
        QVERIFY(house.ask("GET", "/desk/62626262626262626262626262626262", reader).body.contains("봉인되지 않음"));
        QVERIFY(house.ask("GET", "/held", reader).body.contains("내용은 봉인됨"));
    }

    void showsAlarmsOfThePublicLogUntilSomebodyLooked()
    {
        House house;
        const QByteArray zeros = QByteArray(32, '0');
        for (const char* code : {"own_differs", "leaf_differs", "ahead", "differs"})
            house.board.alarms.append({QByteArray(16, '\0'), {}, {}, QLatin1StringView(code), house.clock.now(),
                house.clock.now(), 2, false});
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        const QByteArray chief = house.enter(QStringLiteral("최관리"), Role::Administrator);
        const Response page = house.ask("GET", "/attention", reader);
        for (const AlarmFact& alarm : house.board.alarms) {
            const StateWords words = wordsOf(alarm, Tongue::Korean), english = wordsOf(alarm, Tongue::English);
            QVERIFY(page.body.contains(words.sentence.toUtf8()) && page.body.contains(words.whatToDo.toUtf8()));
            QVERIFY(!english.sentence.isEmpty() && !english.whatToDo.isEmpty());
        }
        QVERIFY(house.ask("GET", "/", reader).body.contains("서로 다른 두 기록"));
        const QByteArray path = "/alarm/" + zeros + "/differs";
        QVERIFY(!page.body.contains(path));
        QVERIFY(house.ask("GET", "/attention", chief).body.contains(path));
        QCOMPARE(house.ask("POST", path, reader, "token=" + house.tokenOf(reader)).status, 404);
        QCOMPARE(house.ask("POST", "/alarm/" + zeros + "/other", chief, "token=" + house.tokenOf(chief)).status, 404);
        QVERIFY(house.board.noted.isEmpty());
        QCOMPARE(house.ask("POST", path, chief, "token=" + house.tokenOf(chief)).status, 303);
        QCOMPARE(house.board.noted, QStringList{QString::fromLatin1(zeros) + QStringLiteral(" differs")});
        house.board.alarms.last().isSeen = true;
        QVERIFY(house.ask("GET", "/attention", chief).body.contains("살펴봄"));
        QVERIFY(!house.ask("GET", "/", chief).body.contains("서로 다른 두 기록"));
    }

    /// Amber when it should be another one, red when desks are about to turn away, and what a person does.
    void saysWhenTheHubsOwnCertificateEnds()
    {
        House house;
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        const Instant now = house.clock.now();
        const auto page = [&](const char* path) { return house.ask("GET", path, reader).body; };
        house.board.server = ServerFacts{now + 24h * 100, now + 24h * 232, true, {}};
        QVERIFY(page("/certificates").contains("2027년 7월") && page("/certificates").contains("할 일이 없습니다"));
        QVERIFY(!page("/").contains("허브의 인증서") && !page("/attention").contains("허브의 인증서"));
        struct Row {
            ServerFacts server;
            ServerState state;
            const char *glyph, *says;
        };
        const Row rows[]
            = {{{now - 24h, now + 24h * 131, false, {}}, ServerState::Due, "state-warn", "ca export-requests"},
                {{now - 24h, now + 24h * 131, true, QStringLiteral("hub.store_failed")}, ServerState::Due, "state-warn",
                    "hub.store_failed"},
                {{now + 24h, now + 24h * 200, true, QStringLiteral("crypto.wrong_key")}, ServerState::Due, "state-warn",
                    "crypto.wrong_key"},
                {{now - 24h * 120, now + 24h * 29, false, {}}, ServerState::Ending, "state-no", "ca export-requests"},
                {{now - 24h * 200, now - 24h, false, {}}, ServerState::Over, "state-no", "이어지지 않습니다"}};
        for (const Row& row : rows) {
            house.board.server = row.server;
            QCOMPARE(stateOf(row.server, now), row.state);
            for (const char* path : {"/", "/attention", "/certificates"}) {
                const QByteArray body = page(path);
                const QByteArray card = body.mid(body.indexOf("id=\"server\""), 2'000);
                QVERIFY2(card.contains(row.glyph) && card.contains(row.says), path);
            }
            for (const Tongue tongue : {Tongue::Korean, Tongue::English}) {
                const StateWords words = wordsOf(row.server, row.state, tongue);
                QVERIFY(!words.word.isEmpty() && !words.sentence.isEmpty() && !words.whatToDo.isEmpty());
            }
        }
    }

    void saysWhichVersionEachDeskHas()
    {
        House house;
        house.board.at = house.clock.now();
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        const auto page = [&] { return house.ask("GET", "/packs", reader).body; };
        QVERIFY(page().contains("아직 내려보낸 것이 없습니다"));
        const QString trust = QStringLiteral("trust");
        house.board.packs = {{trust, 4}, {QStringLiteral("lessons"), 9}};
        house.board.releases = {{trust, {}, 4, house.clock.now() - 24h * 20, false}};
        QVERIFY(page().contains("4판") && page().contains("강의 9판") && page().contains("모두 새것"));
        house.board.releases.append({trust, {}, 5, house.clock.now() - 24h * 3, true});
        QVERIFY(page().contains("새것이 있음 (5판)") && page().contains("1개 받을 차례"));
        QVERIFY(page().contains("2대 가운데 0대"));
        house.board.releases.last().published -= 24h * 5;
        QVERIFY(page().contains("목록이 오래됨"));
        QVERIFY(house.ask("GET", "/attention", reader).body.contains("목록이 오래됨"));
    }

    /// Until the next one came out, or now; of one's own site alone.
    void knowsUntilWhenATrustListWasTheNewest()
    {
        const Instant day(Milliseconds(1'795'316'400'000));
        const QString trust = QStringLiteral("trust"), here = QStringLiteral("나루동"), there = QStringLiteral("강남");
        const QList<ReleaseFact> out{{trust, {}, 3, day + 24h * 3, false}, {trust, {}, 5, day + 24h * 5, true},
            {trust, there, 7, day + 24h * 4, true}, {QStringLiteral("lessons"), {}, 9, day, true}};
        const auto at = [&](const QString& site, quint64 version) {
            return trustDateOf(out, site, version, day + 24h * 9, day + 24h * 8);
        };
        QCOMPARE(*at(here, 5), day + 24h * 9); // when it was last heard
        QCOMPARE(*at(here, 4), day + 24h * 5);
        QCOMPARE(*at(here, 2), day + 24h * 3);
        QCOMPARE(*at(there, 5), day + 24h * 4);
        QCOMPARE(*at(here, 0), day + 24h * 8); // it came later than the list
        QVERIFY(!trustDateOf({out.last()}, here, 5, day, day));
    }

    void showsADayAndHandsOutItsFile()
    {
        House house;
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        QVERIFY(house.ask("GET", "/day", reader).body.contains("<option value=\"나루동\">"));
        const auto ask = [&](const QByteArray& path, const QByteArray& query) {
            Request request;
            request.listener = Request::Listener::Operators;
            request.method = "GET";
            request.path = path;
            request.query = query;
            request.cookie = "__Host-naru=" + reader;
            return house.site.handle(request);
        };
        const QByteArray day = "site=" + QByteArray("나루동").toPercentEncoding() + "&date=2026-11-20";
        const Response page = ask("/day", day);
        QVERIFY(page.body.contains("빠진 것이 없습니다"));
        QVERIFY(page.body.contains("&lt;i&gt;1번"));
        QVERIFY(ask("/day", "site=a&date=2026-13-20").body.contains("type=\"date\""));
        const Response file = ask("/day/file", day);
        QCOMPARE(file.body, QByteArray("signed\n"));
        QVERIFY(std::ranges::any_of(file.headers, [](const auto& header) {
            return header.first == "Content-Disposition"
                && header.second.startsWith("attachment; filename*=UTF-8''naru-%EB");
        }));
        QCOMPARE(ask("/day/file", "site=a").status, 404);
    }

    void saysWhatIsMissingOfADay()
    {
        for (const Tongue tongue : {Tongue::Korean, Tongue::English})
            for (int gap = 0; gap <= int(DayGap::NoSuchSite); ++gap) {
                CentreDay day;
                day.site = QStringLiteral("나루동");
                day.date = QDate(2026, 11, 20);
                DeskDay desk;
                desk.name = QStringLiteral("1번");
                desk.gaps.append({DayGap(gap), 1'234});
                day.desks.append(desk);
                const QByteArray page
                    = dayPage({tongue, {}, {}, Role::Reader, {}, 0, 0, 0}, {}, &day, QDate(2026, 11, 20));
                const bool isWhole = page.contains("빠진 것이 없습니다") || page.contains("Nothing is missing");
                QCOMPARE(isWhole, !isMissing(DayGap(gap)));
                QVERIFY(page.contains("class=\"state state-"));
            }
    }

    void keepsNamesText()
    {
        House house;
        const Response page = house.ask("GET", "/", house.enter(QStringLiteral("<script>"), Role::Administrator));
        QVERIFY(page.body.contains("&lt;b&gt;2번&lt;/b&gt;") && page.body.contains("&lt;script&gt;"));
        QVERIFY(!page.body.contains("<b>2번"));
        QVERIFY(page.body.contains("class=\"button main\""));
        const bool isGuarded = std::ranges::any_of(page.headers, [](const auto& header) {
            return header.first == "Content-Security-Policy" && header.second.contains("default-src 'none'");
        });
        QVERIFY(isGuarded);
    }

    void saysTheWorstOfADeskFirst()
    {
        const Instant now(Milliseconds(1'795'316'400'000));
        DeskFacts desk;
        QCOMPARE(stateOf(desk, now), DeskState::Waiting);
        desk.certificateTo = now + 24h * 80;
        QCOMPARE(stateOf(desk, now), DeskState::Silent);
        desk.heard = now - 1min;
        QCOMPARE(stateOf(desk, now), DeskState::Well);
        desk.unsent = 3;
        QCOMPARE(stateOf(desk, now), DeskState::Receiving);
        desk.certificateTo = now + 24h * 10;
        QCOMPARE(stateOf(desk, now), DeskState::CertificateDue);
        desk.trustOf = now - 24h * 8;
        QCOMPARE(stateOf(desk, now), DeskState::TrustOld);
        desk.heard = now - 25h;
        QCOMPARE(stateOf(desk, now), DeskState::Silent);
        desk.asksApproval = true;
        QCOMPARE(stateOf(desk, now), DeskState::Approve);
        desk.forkedAt = now;
        QCOMPARE(stateOf(desk, now), DeskState::Forked);
        desk.held = 1;
        QCOMPARE(stateOf(desk, now), DeskState::Held);
        desk.lostAt = now;
        QCOMPARE(stateOf(desk, now), DeskState::Lost);
    }

    void explainsEveryStateInBothLanguages()
    {
        const Instant now(Milliseconds(1'795'316'400'000));
        for (const Tongue tongue : {Tongue::Korean, Tongue::English})
            for (int state = 0; state <= int(DeskState::Lost); ++state) {
                const StateWords words = wordsOf({}, DeskState(state), {tongue, now, {}, Role::Reader, {}, 0, 0, 0});
                QVERIFY(!words.word.isEmpty() && !words.sentence.isEmpty());
                QVERIFY(!needsPerson(DeskState(state)) || !words.whatToDo.isEmpty());
            }
    }
};

NARU_TEST(OperatorPagesTest)
#include "tst_operatorpages.moc"
