// SPDX-License-Identifier: GPL-3.0-or-later
// A class at a trainer's desk: who may, what is written, and that a desk that dies finds its class again.
#include "app/crypto/keys/keystore.h"
#include "app/desk/classes.h"
#include "app/desk/coursesecret.h"
#include "app/lessons/classbots.h"
#include "devices/api/printerfaults.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::desk;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int seatCount = 4;

/// A channel that only lends out another: bots outlive the desk that dies.
class Lent final : public Channel {
public:
    explicit Lent(Channel& channel)
        : m_channel(channel)
    {
    }
    ~Lent() override { m_channel.listen({}); }
    QString name() const override { return m_channel.name(); }
    QList<Peer> peers() const override { return m_channel.peers(); }
    void tell(const QByteArray& message) override { m_channel.tell(message); }
    void tell(const QByteArray& device, const QByteArray& message) override { m_channel.tell(device, message); }
    void listen(Heard heard) override { m_channel.listen(std::move(heard)); }
    void watch(std::function<void()>) override { }

private:
    Channel& m_channel;
};

struct ClassStage : test::DeskStage {
    QList<lessons::LessonPtr> course = lessons::builtInLessons().first(2);
    lessons::ClassBots bots{7, seatCount, course};

    ClassStage()
    {
        NARU_ASSERT(open() && setUp());
        classes().useChannel(std::make_unique<Lent>(bots));
    }
    Classes& classes() { return *desk->classes(); }
    ClassPlan plan() const
    {
        return {0, QStringLiteral("스마트폰 첫걸음"), QStringLiteral("월요일 오전"), {course.first()->id},
            QDate(2026, 11, 20)};
    }
    /// Time goes on; what is kept is kept before anybody is told.
    bool pass(Milliseconds time, const std::function<bool()>& until = {})
    {
        for (Milliseconds gone{0}; gone < time; gone += milliseconds(100)) {
            clock.advance(milliseconds(100));
            bots.live(clock.monotonic());
            classes().tick();
            QTest::qWait(0);
            QCoreApplication::processEvents();
            if (until && until())
                return true;
        }
        return !until;
    }
    Result<void> addTrainer(Role role)
    {
        return await([&](desk::Done done) { desk->addStaff(QStringLiteral("이강사"), role, test::goodPin, done); });
    }
};

} // namespace

class ClassesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTrainerMayAndAClerkMayNot()
    {
        ClassStage stage;
        const auto opens
            = [&] { return stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }); };
        QVERIFY(stage.addTrainer(Role::Clerk));
        stage.desk->lock();
        QVERIFY(opens().fault().is(DeskFault::NotSignedIn));
        QVERIFY(stage.signIn(2));
        QVERIFY(opens().fault().is(DeskFault::NotAllowed));
        QVERIFY(stage.classes().pause(true).fault().is(DeskFault::NotAllowed));
        QVERIFY(stage.signIn());
        QVERIFY(stage.classes().pause(true).fault().is(ClassFault::NoClass));
        ClassPlan bad = stage.plan();
        bad.lessons = {QStringLiteral("no.such")};
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(bad, done); }).fault().is(ClassFault::BadPlan));
        QVERIFY(opens());
        QVERIFY(opens().fault().is(ClassFault::AlreadyOpen));
    }

    void aClassIsHeldConfirmedClosedAndWritten()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        QVERIFY(stage.pass(
            seconds(5), [&] { return stage.classes().room()->seats(stage.classes().now()).size() == seatCount; }));
        QVERIFY(stage.classes().openLesson(lessons::Mode::Guided, 0));
        QVERIFY(stage.classes().bringTo(4, 0));
        const auto allAtFour = [&] {
            const auto seats = stage.classes().room()->seats(stage.classes().now());
            return std::all_of(
                seats.begin(), seats.end(), [](const lessons::SeatView& seat) { return seat.page.step >= 4; });
        };
        QVERIFY(stage.pass(seconds(5), allAtFour));
        QVERIFY(stage.classes().markPresent(1, true) && stage.classes().markPresent(2, true));
        QVERIFY(stage.classes().markPresent(3, false) && stage.classes().markPresent(4, true));
        QVERIFY(stage.classes().noteAsked({1, 3, {}, {}}));
        QVERIFY(stage.classes().noteAsked({1, 3, {}, 1'000}).fault().is(ClassFault::BadPlan));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().confirmAttendance(done); }));
        const auto soFar = stage.classes().report(stage.classes().reports().first().number);
        QVERIFY(soFar && !soFar->closed && !soFar->rows.isEmpty()); // printed before the class is closed: not empty
        QCOMPARE(stage.classes().confirmed(), std::optional(3));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().close(done); }));
        QVERIFY(!stage.classes().isOpen() && !stage.classes().room());
        QVERIFY(stage.pass(seconds(2), [&] { return !stage.bots.bot(0).seat().inClass(); })); // they were told
        const auto report = stage.classes().report(stage.classes().reports().first().number);
        QVERIFY(report);
        QCOMPARE(report->confirmed, std::optional(3));
        QVERIFY(report->closed && report->plan.name == stage.plan().name);
        QCOMPARE(report->rows.first(),
            (ReportRow{ReportRow::Section::Attendance, QStringLiteral("present"), 0, 3, seatCount}));
        QCOMPARE(soFar->rows, report->rows);
        QVERIFY(report->rows.contains(
            {ReportRow::Section::Asked, QStringLiteral("after"), 0, 3, std::optional(seatCount)}));
        QVERIFY(!QFile::exists(stage.folder.filePath(QStringLiteral("data/class.room"))));
    }

    void anotherPlanKeepsTheSeats()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        QVERIFY(stage.pass(
            seconds(5), [&] { return stage.classes().room()->seats(stage.classes().now()).size() == seatCount; }));
        const qint64 number = stage.classes().reports().first().number;
        ClassPlan other = stage.plan();
        other.name = QStringLiteral("다른 강좌");
        other.lessons = {stage.course.last()->id};
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().turnTo(other, done); }));
        QCOMPARE(stage.classes().plan().name, other.name);
        QVERIFY(
            stage.pass(seconds(3), [&] { return stage.bots.bot(0).seat().wantedLesson() == other.lessons.first(); }));
        for (int bot = 0; bot < seatCount; ++bot)
            QVERIFY(stage.bots.bot(bot).seat().inClass());
        QVERIFY(stage.classes().report(number)->closed && stage.classes().report(number)->rows.isEmpty());
        QVERIFY(stage.open()); // and a desk that dies now finds the later one, with its seats
        QCOMPARE(stage.classes().plan().name, other.name);
        QCOMPARE(stage.classes().room()->seats(stage.classes().now()).size(), seatCount);
        QVERIFY(stage.signIn());
        other.lessons.clear();
        QVERIFY(
            stage.await([&](desk::Done done) { stage.classes().turnTo(other, done); }).fault().is(ClassFault::BadPlan));
    }

    /// Brought back without its keys: the cards that were given out are another desk's from then on.
    void aDeskWithoutItsOldKeysSaysSoOfItsCards()
    {
        ClassStage stage;
        const auto says = [&stage] {
            const auto found = stage.desk->examine();
            return std::any_of(found.begin(), found.end(), [](const Finding& finding) {
                return qstrcmp(finding.name, "doctor.class_cards") == 0 && finding.state == Finding::State::Watch;
            });
        };
        QVERIFY(!says()); // no class yet
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().close(done); }));
        QVERIFY(!says());
        stage.desk.reset();
        const auto keys = crypto::openFileKeyStore(stage.folder.filePath(QStringLiteral("data/keys")));
        QVERIFY(keys && (*keys)->destroy(courseSecretName()));
        QVERIFY(stage.open() && stage.signIn());
        QVERIFY(says());
        stage.classes().useChannel(std::make_unique<Lent>(stage.bots));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        QVERIFY(!says()); // others are made with the next class
    }

    void aCardOfTheCourseIsAttendanceInTheJournal()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(stage.plan(), done); }));
        const ClassPlan plan = stage.classes().plans().first();
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(plan, done); }));
        QVERIFY(stage.pass(
            seconds(5), [&] { return stage.classes().room()->seats(stage.classes().now()).size() == seatCount; }));
        const auto cardsOf = [&](qint64 number) {
            const auto keys = crypto::openFileKeyStore(stage.folder.filePath(QStringLiteral("data/keys")));
            const auto secret = keys ? (*keys)->load(courseSecretName()) : Result<crypto::Secret>(keys.fault());
            NARU_ASSERT(secret);
            return lessons::CourseCards(secret->view(), number);
        };
        const auto show = [&](int bot, const lessons::CourseCards& cards, int number) {
            stage.pass(seconds(1)); // a seat takes one in a second
            const bool shown = stage.bots.bot(bot).showCard(cards.card(number), stage.clock.monotonic());
            return shown && stage.pass(seconds(10), [&] { return !stage.bots.bot(bot).seat().cardUnderWay(); });
        };
        const auto seat = [&](int bot) {
            return *stage.classes().room()->seat(stage.bots.bot(bot).seat().number(), stage.classes().now());
        };
        const auto allIn = [&] {
            int in = 0;
            for (int bot = 0; bot < seatCount; ++bot)
                in += stage.bots.bot(bot).seat().inClass();
            return in == seatCount;
        };
        QVERIFY(stage.pass(seconds(10), allIn));
        QVERIFY(show(0, cardsOf(plan.number), 5) && show(1, cardsOf(plan.number), 6) && show(2, cardsOf(0), 7));
        QCOMPARE(seat(0).attends, 5);
        QVERIFY(seat(2).card.what == lessons::CardAnswer::What::Other);
        QVERIFY(show(3, cardsOf(plan.number), 5));
        QCOMPARE(seat(0).attends, 0);
        QVERIFY(stage.open()); // the desk dies, and its cards are the same
        stage.classes().useChannel(std::make_unique<Lent>(stage.bots));
        QVERIFY(stage.signIn());
        QVERIFY(stage.pass(seconds(10),
            [&] { return allIn() && stage.classes().room()->figures(stage.classes().now()).there == seatCount; }));
        QVERIFY(show(0, cardsOf(plan.number), 9));
        QCOMPARE(stage.classes().figures().cards, 3);
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().printCards(1, 30, done); })
                    .fault()
                    .is(device::PrinterFault::PrinterAbsent));
        const int marked = stage.classes().room()->marked();
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().confirmAttendance(done); }));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().close(done); }));
        const auto report = stage.classes().report(stage.classes().reports().first().number);
        QVERIFY(report);
        QCOMPARE(report->confirmed, std::optional(marked));
        QCOMPARE(report->rows.at(1),
            (ReportRow{ReportRow::Section::Attendance, QStringLiteral("by_card"), 0, 3, seatCount}));
        const auto lines = linesOf(*report, words::Language::Korean, stage.classes().titles());
        QVERIFY(lines.contains(
            ReportLine{QStringLiteral("출석"), QStringLiteral("출석 카드를 비춘 사람"), QStringLiteral("4명 중 3명")}));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().printCards(1, 1, done); })
                    .fault()
                    .is(ClassFault::NoClass));
    }

    void timesAreOfStepsAndOfNobody()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        QVERIFY(stage.pass(seconds(3)));
        QVERIFY(stage.classes().openLesson(lessons::Mode::Guided, 0));
        QVERIFY(stage.pass(seconds(300)));
        const auto figures = stage.classes().figures();
        QVERIFY(!figures.took.isEmpty());
        for (const QList<int>& times : figures.took) {
            QVERIFY(times.size() <= seatCount);
            for (const int time : times)
                QVERIFY(time >= 0 && time <= 300);
        }
        const auto before = figures.took;
        QVERIFY(stage.classes().bringTo(9, 0)); // nobody's own work
        QVERIFY(stage.pass(seconds(1)));
        for (auto step = before.begin(); step != before.end(); ++step)
            QCOMPARE(stage.classes().figures().took.value(step.key()).size(), step->size());
        using lessons::ClassFigures;
        QCOMPARE(ClassFigures::quantile({5}, 50), std::optional(5));
        QCOMPARE(ClassFigures::quantile({9, 1, 5}, 50), std::optional(5));
        QVERIFY(!ClassFigures::quantile({}, 90));
    }

    void aDeskThatDiesFindsItsClassAgain()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        QVERIFY(stage.pass(
            seconds(5), [&] { return stage.classes().room()->seats(stage.classes().now()).size() == seatCount; }));
        QVERIFY(stage.classes().openLesson(lessons::Mode::Guided, 0));
        QVERIFY(stage.pass(seconds(60), [&] { return stage.bots.bot(0).page().step >= 3; }));
        QMap<QByteArray, int> numbers;
        for (const lessons::SeatView& seat : stage.classes().room()->seats(stage.classes().now()))
            numbers.insert(seat.device, seat.number);
        const int step = stage.bots.bot(1).page().step;
        QVERIFY(stage.open()); // another run of the program over the same folder
        QVERIFY(stage.classes().isOpen());
        QCOMPARE(stage.classes().plan().name, stage.plan().name);
        QCOMPARE(stage.classes().room()->seats(stage.classes().now()).size(), seatCount);
        stage.classes().useChannel(std::make_unique<Lent>(stage.bots));
        QVERIFY(stage.pass(
            seconds(5), [&] { return stage.classes().room()->figures(stage.classes().now()).there == seatCount; }));
        for (const lessons::SeatView& seat : stage.classes().room()->seats(stage.classes().now()))
            QCOMPARE(seat.number, numbers.value(seat.device));
        QVERIFY(stage.bots.bot(1).page().step >= step);
        QVERIFY(stage.classes().pause(true).fault().is(DeskFault::NotSignedIn));
        QVERIFY(stage.signIn());
        QVERIFY(stage.classes().pause(true));
        QVERIFY(stage.pass(seconds(3), [&] { return stage.bots.bot(0).seat().isPaused(); }));
    }

    void plansAreKeptAndComeOnTheirDays()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(stage.plan(), done); }));
        ClassPlan saved = stage.classes().plans().first();
        QCOMPARE(saved.number, 1);
        QCOMPARE(stage.classes().plansOf(QDate(2026, 11, 27)).size(), 1);
        QVERIFY(stage.classes().plansOf(QDate(2026, 11, 22)).isEmpty());
        saved.name = QStringLiteral("두 번째");
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(saved, done); }));
        QVERIFY(stage.open());
        QCOMPARE(stage.classes().plans(), QList<ClassPlan>({saved}));
        QVERIFY(stage.signIn());
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().removePlan(1, done); }));
        QVERIFY(stage.classes().plans().isEmpty());
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(saved, done); })); // it comes back
        QCOMPARE(stage.classes().plans(), QList<ClassPlan>({saved}));
        saved.number = 9;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(saved, done); })
                    .fault()
                    .is(ClassFault::BadPlan));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().removePlan(1, done); }));
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(stage.plan(), done); }));
        QCOMPARE(stage.classes().plans().first().number, 2);
        ClassPlan empty = stage.plan();
        empty.name = QStringLiteral(" \n ");
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().savePlan(empty, done); })
                    .fault()
                    .is(ClassFault::BadPlan));
    }

    void whoSendsNonsenseIsNamed()
    {
        ClassStage stage;
        QVERIFY(stage.await([&](desk::Done done) { stage.classes().open(stage.plan(), done); }));
        class Bad final : public Channel {
        public:
            QString name() const override { return QStringLiteral("class"); }
            QList<Peer> peers() const override { return {}; }
            void tell(const QByteArray&) override { }
            void tell(const QByteArray&, const QByteArray&) override { }
            void listen(Heard heard) override { this->to = std::move(heard); }
            void watch(std::function<void()>) override { }
            Heard to;
        };
        auto bad = std::make_unique<Bad>();
        Bad* channel = bad.get();
        stage.classes().useChannel(std::move(bad));
        for (int i = 0; i < 50; ++i)
            channel->to({QByteArray(16, 'x'), QString(300, u'가')}, "nonsense");
        QCOMPARE(stage.classes().refused().size(), 1);
        QCOMPARE(stage.classes().refused().first().times, 50);
        QVERIFY(stage.classes().refused().first().peer.name.size() <= planLettersMax);
        QVERIFY(stage.classes().room()->seats(stage.classes().now()).isEmpty());
    }
};

NARU_TEST(ClassesTest)
#include "tst_classes.moc"
