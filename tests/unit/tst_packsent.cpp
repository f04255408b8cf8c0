// SPDX-License-Identifier: GPL-3.0-or-later
// A trainer's desk and a kiosk, each a real desk with real packs: another version there, sent over a bad network,
// installed with nobody signed in, and begun.
#include "app/desk/classes.h"
#include "app/kioskpacks.h"
#include "app/lessons/classseat.h"
#include "tests/support/fakeair.h"
#include "tests/support/packstage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using namespace std::chrono_literals;
using lessons::Fit;
using lessons::PushFault;
using lessons::PushView;

namespace {

const QString ownId = QStringLiteral("own.train");

/// The exemplar of packsupport.h, revised with each version.
lessons::PackPlan planOf(int version)
{
    lessons::PackPlan plan = packPlan(version);
    plan.lessons[0].files.lesson.replace("\"rev\": 1", "\"rev\": " + QByteArray::number(version));
    plan.lessons[0].voice[QStringLiteral("ko")][QStringLiteral("s1")] = silentWav(200'000);
    return plan;
}

struct Pair {
    explicit Pair(quint64 seed = 1)
        : air(seed)
    {
        trainerAir = air.desk(QByteArray(16, 't'), QStringLiteral("배움방"));
        kioskAir = air.desk(QByteArray(16, 'k'), QStringLiteral("키오스크 1"));
        NARU_ASSERT(trainer.await([&](desk::Done done) {
            trainer.desk->addStaff(QStringLiteral("이강사"), desk::Role::Trainer, goodPin, done);
        }));
    }
    ~Pair() { classes().use(nullptr); }

    desk::Classes& classes() { return *trainer.desk->classes(); }
    Result<void> knowsTrainer()
    {
        const QByteArray key = *trainer.desk->deskKeyText();
        return kiosk.await([&](desk::Done done) { kiosk.desk->importDeskKey(key, done); });
    }
    QHash<QString, QByteArray> versions()
    {
        QHash<QString, QByteArray> all;
        for (const auto& lesson : kiosk.packs().lessons())
            all.insert(lesson->id, lessons::lessonVersion(*lesson));
        return all;
    }
    /// The class of the lesson, with the kiosk in it.
    Result<void> gather(const QString& lesson = ownId)
    {
        packs.emplace(kiosk.desk->packs(), [this](const QString&) { return inUse; });
        seat.emplace(QByteArray(lessons::classRunBytes, 'K'), versions());
        QObject::connect(
            kiosk.desk->packs(), &desk::Packs::changed, &trainer.client, [this] { seat->setLessons(versions(), {}); });
        channel = kioskAir->open(QLatin1StringView(lessons::classChannel));
        channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
            const bool isOfTrainer = seat->inClass() && peer.device == seat->trainer().device;
            if (!isOfTrainer || !packs->hears(peer, message, trainer.clock.monotonic()))
                (void)seat->heard(peer, message, trainer.clock.monotonic());
        });
        classes().use(&*trainerAir);
        const desk::ClassPlan plan{0, QStringLiteral("수업"), {}, {lesson}, {}};
        const auto opened = trainer.await([&](desk::Done done) { classes().open(plan, done); });
        pass(2s);
        kiosk.desk->lock(); // nobody is signed in at a kiosk
        return opened;
    }
    bool pass(Milliseconds time, const std::function<bool()>& until = {})
    {
        for (Milliseconds gone{0}; gone < time; gone += 100ms) {
            trainer.clock.advance(100ms);
            const Milliseconds now = trainer.clock.monotonic();
            classes().tick();
            air.deliver();
            for (const auto& letter : seat->tick(now))
                letter.device.isEmpty() ? channel->tell(letter.message) : channel->tell(letter.device, letter.message);
            for (const QByteArray& letter : packs->tick(now))
                channel->tell(QByteArray(16, 't'), letter);
            air.deliver();
            QTest::qWait(gone % 1s == 0ms ? 2 : 0);
            if (until && until())
                return true;
        }
        return !until;
    }
    Fit fit() { return classes().room()->seats(classes().now()).first().fit; }
    Result<void> send(int number = 0)
    {
        return trainer.await([&](desk::Done done) { classes().sendPack(number, done); });
    }
    std::optional<PushView> view() { return classes().push(QByteArray(16, 'k')); }
    bool isOver()
    {
        return pass(600s, [&] { return view() && view()->isOver(); });
    }

    PackStage trainer, kiosk;
    FakeAir air;
    std::unique_ptr<Channels> trainerAir, kioskAir;
    std::unique_ptr<Channel> channel;
    std::optional<lessons::ClassSeat> seat;
    std::optional<KioskPacks> packs;
    bool inUse = false;
};

} // namespace

class PackSentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherVersionIsSentAndTheLessonBegins()
    {
        Pair it(3);
        QVERIFY(it.knowsTrainer());
        const QByteArray first = it.trainer.make(planOf(1)), second = it.trainer.make(planOf(2));
        QVERIFY(it.trainer.install(second).isGood() && it.kiosk.install(first).isGood());
        QVERIFY(it.gather());
        QCOMPARE(it.fit(), Fit::Other); // named, and not started
        QVERIFY(it.classes().openLesson(lessons::Mode::Guided, 1).fault().is(lessons::LessonsFault::SeatOther));
        it.air.weather({20, 20, 20});
        QVERIFY(it.send());
        QVERIFY(it.pass(60s, [&] { return it.view()->had > 40'000; }));
        it.air.plug(QByteArray(16, 'k'), false); // a cable
        it.pass(20s);
        const auto had = it.view()->had;
        QVERIFY(had < second.size() && !it.view()->isOver());
        it.air.plug(QByteArray(16, 'k'), true);
        QVERIFY(it.isOver());
        QCOMPARE(it.view()->stage, PushView::Stage::Playing);
        QCOMPARE(it.kiosk.packs().list().first().version, 2);
        QVERIFY(it.pass(30s, [&] { return it.fit() == Fit::Same; }));
        QVERIFY(it.classes().openLesson(lessons::Mode::Guided, 1));
        QVERIFY(it.pass(30s, [&] { return it.seat->deed().has_value(); }));
        QCOMPARE(it.seat->deed()->lesson, ownId);
        QVERIFY(it.send().fault().is(PushFault::Nothing));
    }

    void whomTheSeatDoesNotKnowItDoesNotBelieve()
    {
        Pair it;
        const QByteArray bytes = it.trainer.make(planOf(2));
        QVERIFY(it.trainer.install(bytes).isGood());
        QVERIFY(it.gather());
        QCOMPARE(it.fit(), Fit::Missing);
        QVERIFY(it.send(1));
        QVERIFY(it.isOver());
        QCOMPARE(it.view()->stage, PushView::Stage::Refused);
        QVERIFY(it.view()->why->is(PushFault::Foreign));
        QVERIFY(it.kiosk.packs().list().isEmpty() && it.kiosk.desk->knownDesks().size() == 1); // and learnt no key
        // An administrator brings the key; then the trainer orders it again.
        QVERIFY(it.kiosk.signIn());
        QVERIFY(it.knowsTrainer());
        it.kiosk.desk->lock();
        QVERIFY(it.send(1));
        QVERIFY(it.isOver());
        QCOMPARE(it.view()->stage, PushView::Stage::Playing);
    }

    void nothingGoesBackToAnEarlierVersion()
    {
        Pair it;
        QVERIFY(it.knowsTrainer());
        const QByteArray second = it.trainer.make(planOf(2)), third = it.trainer.make(planOf(3));
        QVERIFY(it.trainer.install(second).isGood() && it.kiosk.install(third).isGood());
        QVERIFY(it.gather());
        QVERIFY(it.send());
        QVERIFY(it.isOver());
        QVERIFY(it.view()->why->is(PushFault::Older));
        QCOMPARE(it.kiosk.packs().list().first().version, 3);
    }

    void onlyATrainerOrdersAndOnlyWhatIsAPack()
    {
        Pair it;
        QVERIFY(it.send().fault().is(desk::ClassFault::NoClass));
        QVERIFY(it.gather(QStringLiteral("train.book")));
        QCOMPARE(it.fit(), Fit::Missing); // an earlier program there, say
        QVERIFY(it.send().fault().is(PushFault::BuiltIn));
        QVERIFY(it.send(9).fault().is(lessons::LessonsFault::UnknownSeat));
        it.trainer.desk->lock();
        QVERIFY(it.send().fault().is(desk::DeskFault::NotSignedIn));
        QVERIFY(!it.view());
    }
};

NARU_TEST(PackSentTest)
#include "tst_packsent.moc"
