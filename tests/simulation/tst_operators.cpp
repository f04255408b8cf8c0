// SPDX-License-Identifier: GPL-3.0-or-later
// Who may look at the operator's page, and what a stranger finds there.
#include "sync/hub/daybook.h"
#include "sync/hub/operatorsite.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

using namespace naru;
using namespace naru::hub;
using namespace std::chrono_literals;

namespace {

const QString password = QStringLiteral("나루터에 배가 닿았습니다");

QByteArray bytesOfBase32(const QString& text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar letter : text) {
        buffer = (buffer << 5) | quint32(QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(letter.toLatin1()));
        bits += 5;
        if (bits >= 8)
            bytes += char((buffer >> (bits -= 8)) & 0xff);
    }
    return bytes;
}

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

} // namespace

class OperatorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RFC 6238, appendix B, the last six of its eight digits.
    void countsAsAuthenticatorsDo()
    {
        const QByteArray secret = "12345678901234567890";
        const std::pair<qint64, const char*> rows[] = {{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"},
            {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
        for (const auto& [seconds, digits] : rows)
            QCOMPARE(Operators::codeOf(secret, Instant(std::chrono::seconds(seconds))), QString::fromLatin1(digits));
    }

    void takesDigitsOnceAndOfNeighbouringStepsAlone()
    {
        House house;
        const QByteArray secret
            = bytesOfBase32(*house.operators.add(QStringLiteral("이한솔"), Role::Operator, password));
        const auto enter = [&](Instant at) {
            return bool(
                house.operators.signIn(QStringLiteral("이한솔"), password, Operators::codeOf(secret, at), "10.0.0.7"));
        };
        const Instant now = house.clock.now();
        QVERIFY(enter(now));
        QVERIFY(!enter(now)); // the same digits a second time
        QVERIFY(enter(now + 30s));
        QVERIFY(!enter(now + 90s));
        QVERIFY(!enter(now - 30s)); // older than what was taken
    }

    /// The same for a name that there is and one that there is not; and nobody keeps an operator out from elsewhere.
    void doesNotSayWhatWasWrongAndClosesAfterFive()
    {
        House house;
        const QByteArray secret
            = bytesOfBase32(*house.operators.add(QStringLiteral("이한솔"), Role::Operator, password));
        const auto enter = [&](const QString& name, const QString& words, const QByteArray& from) {
            return house.operators.signIn(name, words, Operators::codeOf(secret, house.clock.now()), from);
        };
        const QString wrong = QStringLiteral("다른 비밀번호입니다");
        for (const QString& name : {QStringLiteral("이한솔"), QStringLiteral("홍길동")}) {
            for (int tries = 0; tries < Operators::triesMax; ++tries)
                QVERIFY(enter(name, wrong, "10.0.0.8").fault().is(HubFault::SignInWrong));
            QVERIFY(enter(name, password, "10.0.0.8").fault().is(HubFault::TooManyTries));
        }
        QVERIFY(enter(QStringLiteral("이한솔"), password, "10.0.0.9"));
        house.clock.advance(Operators::triesWithin + 1s);
        QVERIFY(enter(QStringLiteral("이한솔"), password, "10.0.0.8"));
    }

    void boundsTriesOfOneAddress()
    {
        House house;
        const auto enter = [&](int name, const QByteArray& from) {
            return house.operators.signIn(QString::number(name), password, QStringLiteral("000000"), from).fault();
        };
        for (int tried = 0; tried < Operators::addressTriesMax; ++tried)
            QVERIFY(enter(tried, "2001:db8::" + QByteArray::number(tried + 1)).is(HubFault::SignInWrong));
        QVERIFY(enter(99, "2001:db8::ffff").is(HubFault::TooManyTries));
        QVERIFY(enter(99, "2001:db8:0:1::1").is(HubFault::SignInWrong));
    }

    void endsSessionsThatRestOrGrowOld()
    {
        House house;
        const QByteArray cookie = house.enter(QStringLiteral("이한솔"), Role::Reader);
        QVERIFY(*house.operators.session(cookie));
        house.clock.advance(Operators::idleMax - 1min);
        QVERIFY(*house.operators.session(cookie));
        house.clock.advance(Operators::idleMax + 1min);
        QVERIFY(!*house.operators.session(cookie));
        const QByteArray other = house.enter(QStringLiteral("최관리"), Role::Reader);
        QVERIFY(*house.operators.session(other));
        QVERIFY(house.operators.close(QStringLiteral("최관리")));
        QVERIFY(!*house.operators.session(other));
    }

    void showsAStrangerNothing()
    {
        House house;
        for (const char* path : {"/", "/attention", "/doubts", "/held", "/packs", "/certificates", "/audit",
                 "/desks/new", "/desk/61616161616161616161616161616161"}) {
            const Response answer = house.ask("GET", path, "0123456789abcdef");
            QVERIFY2(!answer.body.contains("나루동"), path);
            QVERIFY(answer.body.contains("누구세요?"));
        }
        QCOMPARE(house.ask("POST", "/desk/61616161616161616161616161616161/lost").status, 303);
        QVERIFY(house.board.lost.isEmpty());
    }

    void saysWhoseContentsAreSealed()
    {
        House house;
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        QVERIFY(house.ask("GET", "/desk/61616161616161616161616161616161", reader).body.contains("봉인됨: 기관의"));
        QVERIFY(house.ask("GET", "/desk/62626262626262626262626262626262", reader).body.contains("봉인되지 않음"));
        QVERIFY(house.ask("GET", "/held", reader).body.contains("내용은 봉인됨"));
    }

    void changesNothingWithoutTheSessionsTokenOrTheRight()
    {
        House house;
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        const QByteArray keeper = house.enter(QStringLiteral("이한솔"), Role::Operator);
        const QByteArray desk = "/desk/61616161616161616161616161616161/lost",
                         sure = "&sure=" + QByteArray("1번").toPercentEncoding();
        QCOMPARE(house.ask("POST", desk, keeper, "token=wrong" + sure).status, 403);
        QCOMPARE(house.ask("POST", desk, keeper, "token=" + house.tokenOf(keeper) + sure).status, 404);
        QCOMPARE(
            house.ask("POST", "/desks/new", reader, "token=" + house.tokenOf(reader) + "&site=a&desk=b").status, 404);
        QVERIFY(house.board.lost.isEmpty() && house.board.added.isEmpty());

        const QByteArray chief = house.enter(QStringLiteral("최관리"), Role::Administrator);
        QCOMPARE(house.ask("POST", desk, chief, "token=" + house.tokenOf(chief) + "&sure=2").status, 400);
        QVERIFY(house.board.lost.isEmpty());
        QCOMPARE(house.ask("POST", desk, chief, "token=" + house.tokenOf(chief) + sure).status, 200);
        QCOMPARE(house.board.lost, QByteArray(16, 'a'));
        QCOMPARE(
            house.ask("POST", "/desks/new", keeper, "token=" + house.tokenOf(keeper) + "&site=a&desk=b").status, 200);
        const auto acts = house.operators.record(10);
        QVERIFY(acts && std::ranges::any_of(*acts, [](const AuditFact& act) {
            return act.what == u"desk_lost" && act.who == u"최관리";
        }));
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

    void readsFormsWithinBounds()
    {
        QCOMPARE(formOf("q=%EB%82%98+%EB%A3%A8")->value(QStringLiteral("q")), QStringLiteral("나 루"));
        QVERIFY(!formOf("a=%ff"));
        QVERIFY(!formOf("a=1&a=2"));
        QVERIFY(!formOf(QByteArray(OperatorSite::formBytesMax + 1, 'a')));
        QCOMPARE(cookieOf("lang=ko; __Host-naru=abc", "__Host-naru"), QByteArray("abc"));
        QVERIFY(cookieOf("x__Host-naru=abc", "__Host-naru").isEmpty());
    }
};
NARU_TEST(OperatorsTest)

#include "tst_operators.moc"
