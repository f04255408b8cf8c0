// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/classwords.h"

namespace naru::ui::trainer {

using namespace std::chrono;

namespace {

qint64 minutesOf(Instant then, Instant now)
{
    return qMax<qint64>(0, floor<minutes>(now - then).count());
}

} // namespace

QString ClassWords::pushed(const SeatNow& seat)
{
    using Push = SeatNow::Push;
    if (seat.pushWhy)
        return tr("못 보냄");
    switch (seat.push) {
    case Push::Going:
        return tr("보내는 중 %1%").arg(seat.percent);
    case Push::Waiting:
        return tr("쓰는 중, 기다림");
    case Push::Checking:
    case Push::Playing:
        return tr("넣는 중");
    case Push::None:
    case Push::Asking:
    case Push::Refused:
        break;
    }
    return tr("보내는 중");
}

QString ClassWords::state(const SeatNow& seat, bool paused, Instant now)
{
    using State = SeatNow::State;
    if (seat.fit != SeatNow::Fit::Same && seat.state != State::Lost && seat.push != SeatNow::Push::None)
        return pushed(seat);
    if (seat.fit != SeatNow::Fit::Same && seat.state != State::Lost)
        return seat.fit == SeatNow::Fit::Other ? tr("판이 다름") : tr("강의 없음");
    if (paused && (seat.state == State::Going || seat.state == State::Stuck))
        return tr("잠깐 멈춤");
    switch (seat.state) {
    case State::Here:
        return tr("시작 전");
    case State::Busy:
        return tr("다른 일 중");
    case State::Hand:
        return tr("도움 요청");
    case State::Stuck:
        return tr("%1분째 %2걸음").arg(qMax<qint64>(1, minutesOf(seat.since, now))).arg(seat.step);
    case State::Done:
        return tr("끝남");
    case State::Lost:
        return tr("연결 끊김");
    case State::Going:
        break;
    }
    return tr("가는 중");
}

QString ClassWords::glyph(const SeatNow& seat, bool paused)
{
    using State = SeatNow::State;
    if (seat.fit != SeatNow::Fit::Same && seat.state != State::Lost)
        return QStringLiteral("warn");
    if (paused && (seat.state == State::Going || seat.state == State::Stuck))
        return QStringLiteral("todo");
    switch (seat.state) {
    case State::Here:
    case State::Busy:
        return QStringLiteral("todo");
    case State::Hand:
        return QStringLiteral("hand");
    case State::Stuck:
        return QStringLiteral("warn");
    case State::Done:
        return QStringLiteral("ok");
    case State::Lost:
        return QStringLiteral("off");
    case State::Going:
        break;
    }
    return QStringLiteral("run");
}

QString ClassWords::attendance(const SeatNow& seat)
{
    if (seat.present && seat.card > 0)
        return tr("출석 · %1번 %2").arg(seat.card).arg(seat.cardAnimal);
    return seat.present ? tr("출석") : QString();
}

QString ClassWords::cardNews(const SeatNow& seat)
{
    using News = SeatNow::CardNews;
    switch (seat.cardNews) {
    case News::Came:
        return tr("%1번 카드가 %2번 자리에서 %3번 자리로 왔어요. 한 번만 세요.")
            .arg(seat.card)
            .arg(seat.cardSeat)
            .arg(seat.number);
    case News::Other:
        return tr("%1번 자리의 카드는 다른 수업이나 되살리기 전의 것이에요. 이 수업 카드를 주세요.").arg(seat.number);
    case News::Unknown:
        return tr("%1번 자리의 카드는 모르는 카드예요. 새로 인쇄해 주세요.").arg(seat.number);
    case News::Went:
        return tr("여기 있던 카드는 %1번 자리에서 세요.").arg(seat.cardSeat);
    case News::None:
        break;
    }
    return {};
}

QString ClassWords::since(Instant then, Instant now)
{
    const qint64 minutes = minutesOf(then, now);
    return minutes == 0 ? tr("방금") : tr("%1분").arg(minutes);
}

QString ClassWords::heard(Instant then, Instant now)
{
    const qint64 past = qMax<qint64>(0, floor<seconds>(now - then).count());
    if (past < 2)
        return tr("마지막 신호 방금");
    return past < 60 ? tr("마지막 신호 %1초 전").arg(past) : tr("마지막 신호 %1분 전").arg(past / 60);
}

QStringList ClassWords::phrases()
{
    return {tr("앞의 큰 화면을 봐 주세요."), tr("천천히 하세요. 잘하고 있어요."), tr("옆자리 분과 함께 해 보세요."),
        tr("10분 쉬었다가 다시 해요.")};
}

} // namespace naru::ui::trainer
