// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/classhall.h"
#include "tests/support/desksupport.h"
#include "tests/support/fakeair.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using classroom::ClassroomFault;

namespace {

/// As much of desk::Classes as a hall looks at.
class SomeClasses : public QObject {
    Q_OBJECT

public:
    void use(Channels* channels) { m_channels = channels; }
    bool isOpen() const { return m_open; }
    void set(bool open)
    {
        m_open = open;
        Q_EMIT openChanged();
    }
    Channels* channels() const { return m_channels; }

Q_SIGNALS:
    void openChanged();

private:
    Channels* m_channels = nullptr;
    bool m_open = false;
};

/// A trainer's desk and a kiosk of one house, with a class between them over real sockets.
class HallStage {
public:
    explicit HallStage(bool paired = true)
    {
        for (DeskStage* desk : {&m_trainer, &m_kiosk})
            if (!desk->open() || !desk->setUp())
                qFatal("no desk");
        if (paired) {
            m_trainerHouse = air.desk(QByteArray(16, 't'), QStringLiteral("강사 책상"));
            m_kioskHouse = air.desk(QByteArray(16, 'k'), QStringLiteral("키오스크"));
        }
        trainer = *TrainerHall::open(*m_trainer.desk, m_clock, m_random, m_trainerHouse.get());
        room = trainer->channels().open(QStringLiteral("class"));
        room->listen([this](const Channel::Peer&, const QByteArray& message) { heard.append(message); });
        startKiosk();
    }
    ~HallStage()
    {
        room.reset();
        kiosk.reset();
    }
    void startKiosk() { kiosk = *SeatHall::open(*m_kiosk.desk, kioskClock, m_random, m_kioskHouse.get()); }
    bool joins(const Channel& seat)
    {
        return QTest::qWaitFor([&] { return seat.peers().size() == 1 && room->peers().size() == 1; }, 10'000);
    }

    FakeAir air;
    ManualClock kioskClock{*parseRfc3339(u"2026-11-20T00:00:00Z")};
    std::unique_ptr<TrainerHall> trainer;
    std::unique_ptr<Channel> room;
    std::unique_ptr<SeatHall> kiosk;
    QList<QByteArray> heard;

private:
    SystemClock m_clock;
    SystemRandom m_random;
    DeskStage m_trainer, m_kiosk;
    std::unique_ptr<Channels> m_trainerHouse, m_kioskHouse;
};

} // namespace

class ClassHallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKioskOfTheHouseNeedsNoCode()
    {
        HallStage stage;
        int changes = 0;
        stage.kiosk->watch([&] { ++changes; });
        stage.air.deliverAll();
        QVERIFY(stage.kiosk->around().isEmpty()); // nothing is held
        QVERIFY(stage.trainer->code().isEmpty() && stage.trainer->digits().isEmpty());
        QVERIFY(stage.trainer->hold(true));
        stage.air.deliverAll();
        QCOMPARE(stage.kiosk->around(), QStringList{QStringLiteral("강사 책상")});
        QCOMPARE(changes, 1);
        auto seat = stage.kiosk->enter(QStringLiteral("강사 책상"));
        QVERIFY(seat && stage.joins(**seat));
        (*seat)->tell("5/9");
        QTRY_COMPARE(stage.heard, QList<QByteArray>{"5/9"});
        QVERIFY(stage.trainer->hold(false));
        stage.air.deliverAll();
        QVERIFY(stage.kiosk->around().isEmpty());
        QTRY_VERIFY((*seat)->peers().isEmpty());
    }

    void isHeldAsLongAsTheDeskHasAClass()
    {
        HallStage stage;
        SomeClasses classes;
        stage.trainer->serve(classes);
        QCOMPARE(classes.channels(), &stage.trainer->channels());
        QVERIFY(!stage.trainer->host().isHeld());
        classes.set(true);
        QVERIFY(stage.trainer->host().isHeld() && !stage.trainer->code().isEmpty());
        stage.air.deliverAll();
        auto seat = stage.kiosk->enter(QStringLiteral("강사 책상"));
        QVERIFY(seat && stage.joins(**seat));
        classes.set(false);
        QVERIFY(stage.trainer->code().isEmpty() && stage.trainer->digits().isEmpty());
        stage.air.deliverAll();
        QVERIFY(stage.kiosk->around().isEmpty());
        stage.room->tell("it is over");
        QList<QByteArray> told;
        (*seat)->listen([&](const Channel::Peer&, const QByteArray& message) { told.append(message); });
        QTRY_COMPARE(told, QList<QByteArray>{"it is over"});
        classes.set(true); // the next one
        QVERIFY(!stage.trainer->code().isEmpty());
        stage.room.reset();
        stage.trainer.reset();
        QVERIFY(!classes.channels());
    }

    void aDeskThatFellSilentIsForgotten()
    {
        HallStage stage;
        QVERIFY(stage.trainer->hold(true));
        stage.air.deliverAll();
        QCOMPARE(stage.kiosk->around().size(), 1);
        stage.kioskClock.advance(classPlaceForgotten);
        QTRY_VERIFY(stage.kiosk->around().isEmpty());
    }

    void anyOtherComesByCodeOrDigits()
    {
        HallStage stage(false);
        QVERIFY(stage.trainer->hold(true));
        QVERIFY(stage.kiosk->around().isEmpty());
        for (const QString& shown : {stage.trainer->code(), stage.trainer->digits()}) {
            if (shown.isEmpty())
                continue; // this machine's address has no digits
            auto seat = stage.kiosk->enterByCode(shown.toLatin1());
            QVERIFY2(seat && stage.joins(**seat), qPrintable(shown));
            seat = ClassroomFault::Lost;
            QTRY_VERIFY(stage.room->peers().isEmpty());
        }
        QVERIFY(stage.kiosk->enterByCode("1234 5678 9012").fault().is(ClassroomFault::BadCode));
        QVERIFY(stage.kiosk->enter(QStringLiteral("nobody")).fault().is(ClassroomFault::Unreachable));
    }

    void aKilledKioskKnowsItsClassThatDay()
    {
        HallStage stage;
        QVERIFY(stage.trainer->hold(true));
        QVERIFY(stage.kiosk->kept().isEmpty());
        auto seat = stage.kiosk->enterByCode(stage.trainer->code().toLatin1());
        QVERIFY(seat && stage.joins(**seat));
        const QByteArray kept = stage.kiosk->kept();
        QCOMPARE(kept, stage.trainer->code().toLatin1());
        stage.kioskClock.advance(std::chrono::days(1));
        QVERIFY(stage.kiosk->kept().isEmpty());
        stage.kioskClock.advance(-std::chrono::days(1));
        QCOMPARE(stage.kiosk->kept(), kept);
        seat = ClassroomFault::Lost; // somebody left it
        QVERIFY(stage.kiosk->kept().isEmpty());
    }
};

NARU_TEST(ClassHallTest)
#include "tst_classhall.moc"
