// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakeclass.h"

#include "app/lessons/player.h"

namespace naru::test {

using namespace std::chrono_literals;
using ui::trainer::ClassNow;
using ui::trainer::SeatNow;
using State = SeatNow::State;

namespace {

const QStringList animals{QStringLiteral("참새"), QStringLiteral("다람쥐"), QStringLiteral("고래"),
    QStringLiteral("두루미"), QStringLiteral("토끼"), QStringLiteral("거북"), QStringLiteral("사슴"),
    QStringLiteral("나비"), QStringLiteral("곰"), QStringLiteral("수달"), QStringLiteral("제비"),
    QStringLiteral("여우")};

} // namespace

SeatNow& FakeClass::seat(int number)
{
    return now.seats[number - 1];
}

void FakeClass::attend(int number, int card)
{
    SeatNow& at = seat(number);
    at.present = card > 0;
    at.counted = true;
    at.card = card;
    at.cardAnimal = card > 0 ? QStringLiteral("다람쥐") : QString();
    at.cardCount += card > 0;
}

void FakeClass::picture(int seats)
{
    now = {};
    now.stage = ClassNow::Stage::Running;
    now.lesson = *lessons::builtInLesson(QStringLiteral("train.book"));
    now.begun = m_at - 24min;
    const int steps = int(now.lesson->steps.size());
    const QList<int> reached{steps, 5, 4, 6, 4, 5, 7, 4, 3, 5, 6, steps};
    for (int i = 0; i < seats; ++i) {
        SeatNow seat;
        seat.id = QByteArray(16, char(i + 1));
        seat.number = i + 1;
        seat.animal = animals.at(i % animals.size());
        seat.step = reached.at(i % 12);
        seat.steps = steps;
        seat.state = seat.step == steps ? State::Done : State::Going;
        seat.since = m_at;
        seat.heard = m_at;
        now.seats.append(seat);
    }
    const auto be = [&](int number, State state, std::chrono::minutes since) {
        seat(number).state = state;
        seat(number).since = m_at - since;
    };
    be(3, State::Hand, 0min);
    be(5, State::Stuck, 2min);
    be(8, State::Stuck, 3min);
    be(9, State::Lost, 1min);
    seat(9).heard = m_at - 70s;
    now.hard = {{4, 3, {}}};
    now.came = seats;
    now.done = 2;
    now.papers = seats;
}

void FakeClass::gathering()
{
    picture();
    now.stage = ClassNow::Stage::Gathering;
    now.offer = QStringLiteral("train.book");
    now.digits = QStringLiteral("0164 2181 2063");
    now.place = QStringLiteral("NARU-CLASS:1:").leftJustified(90, QLatin1Char('A'));
    now.hard.clear();
    for (SeatNow& seat : now.seats) {
        seat.state = State::Here;
        seat.step = seat.steps = 0;
    }
    seat(7).fit = SeatNow::Fit::Other;
    seat(9).state = State::Lost;
}

QList<ui::trainer::ClassOffer> FakeClass::offers(const QString& language) const
{
    QList<ui::trainer::ClassOffer> list{{QStringLiteral("course-1"), QStringLiteral("첫 스마트폰 3주"),
        QStringLiteral("3번째 날 · 기차표 예매"), true}};
    for (const auto& lesson : lessons::builtInLessons().first(6)) {
        list.append({lesson->id, lesson->text(lesson->title, language).replace(u'\n', u' '),
            QStringLiteral("%1 · %2").arg(lesson->place).arg(lesson->steps.size()), false});
    }
    return list;
}

void FakeClass::note(const QString& what, const Done& done)
{
    asked.append(what);
    if (refuses)
        return done(*std::exchange(refuses, std::nullopt));
    done({});
}

Result<void> FakeClass::answer()
{
    if (refuses)
        return *std::exchange(refuses, std::nullopt);
    return {};
}

int FakeClass::numberOf(const QByteArray& id) const
{
    for (const SeatNow& seat : now.seats) {
        if (seat.id == id)
            return seat.number;
    }
    return 0;
}

void FakeClass::gather(const QString& offer, Done done)
{
    gathering();
    now.offer = offer;
    tell();
    note(QStringLiteral("gather ") + offer, done);
}

void FakeClass::begin(Done done)
{
    picture();
    tell();
    note(QStringLiteral("begin"), done);
}

Result<void> FakeClass::pace(Pace pace)
{
    now.paused = pace == Pace::Pause;
    asked.append(now.paused ? QStringLiteral("pause") : QStringLiteral("go on"));
    tell();
    return answer();
}

Result<void> FakeClass::bringAll(int step)
{
    asked.append(QStringLiteral("bring %1").arg(step));
    return answer();
}

Result<void> FakeClass::say(const QByteArray& seat, const QString& words)
{
    asked.append(QStringLiteral("say %1 %2").arg(numberOf(seat)).arg(words));
    return answer();
}

Result<void> FakeClass::help(const QByteArray& seat, Help help)
{
    static const QStringList names{QStringLiteral("show"), QStringLiteral("hint"), QStringLiteral("do"),
        QStringLiteral("start"), QStringLiteral("heard"), QStringLiteral("free")};
    asked.append(QStringLiteral("help %1 %2").arg(numberOf(seat)).arg(names.at(int(help))));
    return answer();
}

std::optional<ui::trainer::PhoneNow> FakeClass::phone(const QByteArray& seat, const QString& language) const
{
    const int number = numberOf(seat);
    if (number == 0 || now.seats.at(number - 1).step == 0)
        return std::nullopt;
    lessons::Player player(now.lesson, lessons::Mode::Guided, language);
    const int step = now.seats.at(number - 1).step - 1;
    player.startFrom(step);
    return ui::trainer::PhoneNow{now.lesson, step, lessons::sceneOf(player)};
}

void FakeClass::sendPack(const QByteArray& id, Done done)
{
    for (SeatNow& seat : now.seats) {
        if (seat.fit != SeatNow::Fit::Same && (id.isEmpty() || seat.id == id)) {
            seat.push = SeatNow::Push::Going;
            seat.percent = 40;
            seat.pushWhy.reset();
        }
    }
    tell();
    note(QStringLiteral("send %1").arg(numberOf(id)), done);
}

void FakeClass::finish(Done done)
{
    now.stage = ClassNow::Stage::Ended;
    now.ended = m_at;
    tell();
    note(QStringLiteral("finish"), done);
}

Result<void> FakeClass::mark(const QByteArray& id, bool present)
{
    const int number = numberOf(id);
    asked.append(
        QStringLiteral("mark %1 %2").arg(number).arg(present ? QStringLiteral("here") : QStringLiteral("away")));
    if (number > 0)
        seat(number).present = seat(number).counted = present;
    tell();
    return answer();
}

void FakeClass::printCards(int first, int last, Done done)
{
    note(QStringLiteral("cards %1 %2").arg(first).arg(last), done);
}

void FakeClass::confirm(Done done)
{
    now.confirmed = !refuses;
    tell();
    note(QStringLiteral("confirm"), done);
}

Result<void> FakeClass::noteAsked(const desk::ClassAsked& counts)
{
    now.asked = counts;
    tell();
    return answer();
}

QList<desk::ReportLine> FakeClass::report(const QString&) const
{
    return {{QStringLiteral("출석"), QStringLiteral("온 사람"), QStringLiteral("12명 중 12명")},
        {QStringLiteral("연습"), QStringLiteral("바로 맞게 누른 걸음"), QStringLiteral("144걸음 중 101걸음")},
        {QStringLiteral("걸음에 걸린 시간 (가운데)"), QStringLiteral("기차표 예매, 4걸음"),
            QStringLiteral("41초 (12명)")},
        {QStringLiteral("걸음에 걸린 시간 (가운데)"), QStringLiteral("기차표 예매, 5걸음"),
            QStringLiteral("12초 (12명)")},
        {QStringLiteral("손 들어 세어 봄"), QStringLiteral("시작 전: 혼자 할 수 있을 것 같아요"),
            QStringLiteral("12명 중 %1명").arg(now.asked.before.value_or(0))}};
}

void FakeClass::print(Print what, Done done)
{
    note(what == Print::Attendance ? QStringLiteral("print attendance") : QStringLiteral("print handouts"), done);
}

void FakeClass::close(Done done)
{
    now = {};
    tell();
    note(QStringLiteral("close"), done);
}

} // namespace naru::test
