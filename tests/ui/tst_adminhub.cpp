// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enrolfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"

#include <QQuickItem>
#include <QQuickWindow>

using namespace naru;
using agent::EnrolFault;
using test::AdminStage;
using test::SceneWalker;
using test::Thresholds;
using Step = desk::Enrolling::Step;

namespace {

const QString address = QStringLiteral("https://hub.example.kr:7444"), code = QStringLiteral("7K2M-Q9XD-4TBE-W3RA"),
              pin = QString(64, u'a');

QString said(const char* text)
{
    return QString::fromUtf8(text);
}

QString complaintsOf(AdminStage& it, bool high)
{
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

/// Two desks that are known, one that is lost, and one that came since somebody looked.
journal::SiteRoll rollOfFour(Instant now)
{
    using Act = journal::SiteRoll::Act;
    const auto row = [&](char device, const char* desk, Act last, int days, bool isNew) {
        return journal::SiteRoll::Row{QByteArray(16, device), said(desk),
            last == Act::Enrolled ? now : now - std::chrono::days(days + 60), last, now - std::chrono::days(days),
            now + std::chrono::days(90 - days), quint64(1'200 + days), isNew, device == 'a'};
    };
    journal::SiteRoll roll{
        {row('d', "3번 창구", Act::Enrolled, 0, true), row('c', "2번 창구", Act::Renewed, 12, false),
            row('a', "1번 창구", Act::NewKey, 20, false), row('b', "입구 키오스크", Act::Lost, 31, false)},
        9, 1, 0, now - std::chrono::hours(1)};
    roll.rows.last().until.reset();
    roll.rows.last().since.reset();
    return roll;
}

/// A scanner: it reads whatever a test holds to it.
class FakeScanner final : public device::CodeSource {
public:
    bool isReady() const override { return true; }
    std::optional<Fault> problem() const override { return std::nullopt; }
    void start() override { }
    void stop() override { }
    void wake() override { ++wakes; }
    int wakes = 0;
};

} // namespace

/// The page that brings this desk to its hub.
class AdminHubTest : public QObject {
    Q_OBJECT

    static bool open(AdminStage& it) { return it.open() && it.section(QStringLiteral("hub")); }
    static QString wrong(AdminStage& it, const char* field)
    {
        return it.admin.hub()->wrong().value(QLatin1StringView(field)).toString();
    }

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("high");
        for (const char* language : {"ko", "en"}) {
            for (const bool high : {false, true})
                QTest::addRow("%s%s", language, high ? ", high" : "") << QString::fromLatin1(language) << high;
        }
    }
    void everyStateHoldsTheThresholds()
    {
        QFETCH(QString, language);
        QFETCH(bool, high);
        AdminStage it(language, high);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QString complaints;
        const auto look = [&](const char* name) {
            it.settle();
            const QString file = QStringLiteral("admin-hub-%1-%2%3")
                                     .arg(QLatin1StringView(name), language, high ? QStringLiteral("-hc") : QString());
            const bool taken = it.stage.shot(file);
            complaints += taken ? complaintsOf(it, high) : file;
        };
        look("empty");
        it.admin.hub()->join(address, code, pin);
        look("finding");
        it.enrolling.put({Step::WritingDown, {}, {}, {}, {}});
        look("writing");
        for (const auto fault : {EnrolFault::WrongPin, EnrolFault::HubSilent, EnrolFault::CodeRefused,
                 EnrolFault::WaitsForKey, EnrolFault::ClockWrong}) {
            it.enrolling.put({Step::Failed, Fault(fault), {}, {}, {}});
            look(Fault(fault).name() + qstrlen("enrol."));
        }
        it.admin.hub()->forget();
        it.enrolling.put({Step::Done, {}, said("나루동"), said("2번 창구"), it.desk.time + std::chrono::days(90)});
        look("done");
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void theDesksOfTheSiteHoldTheThresholds_data() { everyStateHoldsTheThresholds_data(); }
    void theDesksOfTheSiteHoldTheThresholds()
    {
        QFETCH(QString, language);
        QFETCH(bool, high);
        AdminStage it(language, high);
        it.desk.outboxNow = desk::OutboxNow{};
        it.desk.outboxNow->cause = "outbox.nothing_waits";
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QString complaints;
        const auto look = [&](const char* name) {
            it.settle();
            const QString file = QStringLiteral("admin-hub-desks-%1-%2%3")
                                     .arg(QLatin1StringView(name), language, high ? QStringLiteral("-hc") : QString());
            complaints += it.stage.shot(file) ? complaintsOf(it, high) : file;
        };
        look("none");
        it.enrolling.siteRoll = rollOfFour(it.desk.time);
        it.admin.hub()->readRoll();
        look("news");
        it.enrolling.siteRoll->strange = 2;
        it.admin.hub()->looked();
        look("looked");
        it.enrolling.siteRoll = rollOfFour(it.desk.time);
        it.enrolling.siteRoll->shown = it.desk.time - std::chrono::days(3);
        it.admin.hub()->readRoll();
        look("stale");
        for (const char* cause : {"outbox.roll_differs", "outbox.roll_lacks", "outbox.log_contradicts"}) {
            it.desk.outboxNow->cause = cause;
            Q_EMIT it.desk.outboxChanged();
            look(cause + qstrlen("outbox."));
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    /// What does not hold is not called checked, and nobody can say that they know it.
    void whatDoesNotHoldCannotBeWavedThrough()
    {
        AdminStage it;
        it.desk.outboxNow = desk::OutboxNow{};
        it.desk.outboxNow->cause = "outbox.nothing_waits";
        it.enrolling.siteRoll = rollOfFour(it.desk.time);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        const auto* const hub = it.admin.hub();
        QVERIFY(hub->trouble().isEmpty() && !hub->shown().isEmpty() && !hub->isStale());
        for (const char* cause : {"outbox.roll_differs", "outbox.roll_lacks", "outbox.log_contradicts"}) {
            it.desk.outboxNow->cause = cause;
            Q_EMIT it.desk.outboxChanged();
            it.settle();
            const auto words = words::wordsOf(QLatin1StringView(cause), words::Language::Korean);
            QVERIFY(hub->trouble().startsWith(words.sentence));
            QVERIFY(hub->shown().isEmpty());
            for (const QVariant& row : hub->desks())
                QVERIFY(row.toMap()[QStringLiteral("kind")].toString() != said("ok"));
            QVERIFY(!it.stage.press(said("모두 아는 창구예요")));
            it.admin.hub()->looked();
            QVERIFY(it.enrolling.lookedAt.isEmpty());
            QVERIFY(!it.admin.hub()->wrong().isEmpty());
        }
        it.admin.hub()->forget();
        it.desk.outboxNow->cause = "outbox.nothing_waits";
        Q_EMIT it.desk.outboxChanged();
        it.enrolling.siteRoll->shown = it.desk.time - std::chrono::hours(49);
        it.admin.hub()->readRoll();
        it.settle();
        std::ignore = it.stage.window().grabWindow(); // the button that came back has its place with the next picture
        QVERIFY(hub->isStale() && hub->trouble().isEmpty());
        QVERIFY(it.stage.press(said("모두 아는 창구예요")));
        QCOMPARE(it.enrolling.lookedAt.size(), 1);
    }

    /// What is new is marked until an administrator has looked; only at what stood there then.
    void marksWhatIsNewUntilSomebodyLooked()
    {
        AdminStage it;
        it.desk.outboxNow = desk::OutboxNow{};
        it.desk.outboxNow->cause = "outbox.nothing_waits";
        it.enrolling.siteRoll = rollOfFour(it.desk.time);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        const auto row = [&](int at) { return it.admin.hub()->desks().at(at).toMap(); };
        QCOMPARE(it.admin.hub()->news(), 1);
        QCOMPARE(row(0)[QStringLiteral("kind")].toString(), said("warn"));
        QCOMPARE(row(1)[QStringLiteral("kind")].toString(), said("ok"));
        QVERIFY(row(2)[QStringLiteral("own")].toBool());
        QCOMPARE(row(3)[QStringLiteral("kind")].toString(), said("no"));
        it.enrolling.siteRoll->acts = 10; // comes while somebody reads
        QVERIFY(it.stage.press(said("모두 아는 창구예요")));
        QCOMPARE(it.enrolling.lookedAt, QList<quint64>{9});
        QCOMPARE(it.admin.hub()->news(), 0);
        QCOMPARE(row(0)[QStringLiteral("kind")].toString(), said("ok"));
        // The sheet is behind a press, and back.
        QVERIFY(it.stage.press(said("새 용지로 다시 잇기")));
        it.settle();
        QVERIFY(it.stage.press(said("이 센터의 창구 보기")));
        it.settle();
        it.desk.lock();
        it.admin.hub()->looked();
        QCOMPARE(it.enrolling.lookedAt.size(), 1);
    }

    void whatIsTypedIsAskedOfTheHub()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        it.admin.hub()->join({}, code, pin);
        QVERIFY(!wrong(it, "address").isEmpty());
        it.admin.hub()->join(address, QStringLiteral(" "), pin);
        QVERIFY(!wrong(it, "code").isEmpty());
        it.admin.hub()->join(address, code, {});
        QVERIFY(!wrong(it, "pin").isEmpty());
        QVERIFY(it.enrolling.begun.isEmpty());
        it.admin.hub()->join(QStringLiteral(" hub.example.kr:7444 "), code, pin);
        QCOMPARE(it.enrolling.begun.size(), 1);
        QCOMPARE(it.enrolling.begun.first().hub, address);
        QVERIFY(it.admin.hub()->isRunning());
        it.enrolling.put({Step::Done, {}, said("나루동"), said("2번 창구"), it.desk.time + std::chrono::days(90)});
        QVERIFY(it.admin.hub()->isJoined());
        QCOMPARE(it.admin.hub()->name(), said("나루동 2번 창구"));
        QVERIFY(!it.admin.hub()->said().isEmpty());
    }

    void everyFaultSaysWhereAndWhatToDo()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        for (std::size_t i = 0; i < faultNames<EnrolFault>.size(); ++i) {
            const Fault fault{EnrolFault(i)};
            it.enrolling.put({Step::Failed, fault, {}, {}, {}});
            const QVariantMap wrong = it.admin.hub()->wrong();
            QVERIFY2(wrong.size() == 1, fault.name());
            QCOMPARE(wrong.first().toString(), ui::admin::sentenceOf(fault, words::Language::Korean));
            QVERIFY(!it.admin.hub()->isRunning() && it.admin.hub()->steps().isEmpty());
            it.admin.hub()->forget();
        }
        it.enrolling.put({Step::Failed, Fault(EnrolFault::WrongPin), {}, {}, {}});
        QVERIFY(!wrong(it, "all").isEmpty());
    }

    void theSheetsCodeFillsThePage()
    {
        AdminStage it;
        FakeScanner scanner;
        it.rack.give(scanner);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.admin.hub()->sees());
        const int wakes = scanner.wakes;
        QVERIFY(wakes > 0);
        Q_EMIT it.rack.codeRead("https://example.kr/?hub=a&code=b&pin=c");
        QVERIFY(!wrong(it, "all").isEmpty());
        QVERIFY(scanner.wakes > wakes);
        Q_EMIT it.rack.codeRead("naru-enrol:1?hub=https%3A%2F%2Fhub.example.kr%3A7444&code=" + code.toLatin1()
            + "&pin=" + pin.toLatin1() + "&later=1");
        it.settle();
        QVERIFY(wrong(it, "all").isEmpty());
        QCOMPARE(it.field(said("허브 주소"))->property("text").toString(), address);
        QCOMPARE(it.field(said("등록 번호"))->property("text").toString(), code);
        QVERIFY(it.enrolling.begun.isEmpty()); // a person presses
        QVERIFY(it.stage.press(said("허브에 잇기")));
        it.settle();
        QCOMPARE(it.enrolling.begun.size(), 1);
        QCOMPARE(it.enrolling.begun.first().pin, pin);
        // Nothing of the sheet stays on the page.
        it.enrolling.put({Step::Done, {}, said("나루동"), said("2번"), it.desk.time});
        it.settle();
        QCOMPARE(it.field(said("등록 번호"))->property("text").toString(), QString());
        // Elsewhere a sheet is not read.
        it.stage.key(Qt::Key_Escape);
        it.settle();
        Q_EMIT it.rack.codeRead("another");
        QVERIFY(wrong(it, "all").isEmpty());
    }

    void aClerkMayNot()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        it.desk.lock();
        it.admin.hub()->join(address, code, pin);
        QVERIFY(it.enrolling.begun.isEmpty());
        QVERIFY(!it.admin.hub()->wrong().isEmpty());
    }

    void aSheetsCodeIsReadStrictly()
    {
        QVERIFY(!desk::sheetIn({}));
        QVERIFY(!desk::sheetIn("naru-enrol:1?hub=a&code=b"));
        QVERIFY(!desk::sheetIn("naru-enrol:2?hub=a&code=b&pin=c"));
        QVERIFY(!desk::sheetIn("naru-enrol:1?hub=\xff&code=b&pin=c"));
        QVERIFY(!desk::sheetIn("naru-enrol:1?hub=a&code=b&pin=c" + QByteArray(desk::sheetCodeBytesMax, 'x')));
        const auto sheet = desk::sheetIn("naru-enrol:1?hub=%ED%97%88&code=b&pin=c");
        QVERIFY(sheet && sheet->hub == said("허"));
    }
};

NARU_TEST(AdminHubTest)
#include "tst_adminhub.moc"
