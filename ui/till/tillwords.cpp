// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/tillwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace naru::ui::till {

namespace {

using desk::ChargeView;
using desk::PayPhase;
using desk::PayStep;
using payments::EvidenceKind;
using payments::Source;
using payments::State;

QString tr(const char* text)
{
    return QCoreApplication::translate("naru::ui::till", text);
}

constexpr int whatForItems = 3;

} // namespace

QString wonText(Won amount, Tongue tongue)
{
    const QString digits = QLocale(QLocale::English).toString(amount.value);
    return digits + (tongue == Tongue::English ? QStringLiteral(" won") : QStringLiteral("원"));
}

QString exactTime(Instant moment)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment.time_since_epoch()).count() % 60;
    return QStringLiteral("%1:%2").arg(koreanTime(moment)).arg(seconds, 2, 10, QLatin1Char('0'));
}

QString sinceText(Instant moment, Instant now)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - moment).count();
    if (seconds < 1)
        return tr("지금");
    if (seconds < 60)
        return tr("%1초 전").arg(seconds);
    if (seconds < 60 * 60)
        return tr("%1분 전").arg(seconds / 60);
    return koreanTime(moment);
}

QString askNumberOf(const QString& serviceId)
{
    if (serviceId.size() < 3)
        return serviceId;
    qsizetype first = 2;
    while (first < serviceId.size() - 1 && serviceId[first] == QLatin1Char('0'))
        ++first;
    return serviceId.first(2) + QLatin1Char('-') + serviceId.sliced(first);
}

bool isCash(const ChargeView& view)
{
    return view.phase == PayPhase::Paid && view.standing.inCash;
}

QString phaseName(PayPhase phase)
{
    switch (phase) {
    case PayPhase::Ready:
        return QStringLiteral("ready");
    case PayPhase::Waiting:
        return QStringLiteral("waiting");
    case PayPhase::CardRead:
        return QStringLiteral("read");
    case PayPhase::Paid:
        return QStringLiteral("paid");
    case PayPhase::Declined:
        return QStringLiteral("declined");
    case PayPhase::NotSent:
        return QStringLiteral("notsent");
    case PayPhase::InDoubt:
        return QStringLiteral("doubt");
    case PayPhase::Stored:
        return QStringLiteral("stored");
    case PayPhase::Watched:
        return QStringLiteral("watched");
    case PayPhase::Review:
        return QStringLiteral("review");
    case PayPhase::Waived:
        break;
    }
    return QStringLiteral("waived");
}

namespace {

PhaseWords unknownYet(const QString& sentence)
{
    return {QStringLiteral("doubt"), tr("확인 중이에요"), sentence, tr("확인 중이에요"),
        tr("다시 내지 마세요.\n직원이 확인해 드릴게요."),
        tr("카드사 답이 오지 않아 돈이 나갔는지 몰라요.\n이 번호로 결과를 물어보실 수 있어요.")};
}

PhaseWords notTaken(const QString& sentence, const QString& visitorSentence, const QString& visitorNote)
{
    return {QStringLiteral("no"), tr("안 됐어요"), sentence, tr("안 됐어요"), visitorSentence, visitorNote};
}

PhaseWords paidWords(bool cash)
{
    if (cash)
        return {QStringLiteral("ok"), tr("받았어요"), tr("현금으로 받아 적었습니다."), tr("받았어요"),
            tr("잘 내셨어요. 영수증을 드릴까요?"), tr("큰 글씨로도 뽑을 수 있어요.")};
    return {QStringLiteral("ok"), tr("승인됨"), tr("적은 다음에 보여 드립니다. 손님께도 보입니다."), tr("승인됨"),
        tr("잘 내셨어요. 영수증을 드릴까요?"), tr("큰 글씨로도 뽑을 수 있어요.")};
}

} // namespace

PhaseWords phaseWordsOf(const ChargeView& view)
{
    switch (view.phase) {
    case PayPhase::Ready:
        return {QStringLiteral("todo"), tr("받을 준비가 됐어요"), tr("어떻게 받을지 골라 주세요."), tr("기다리는 중"),
            tr("직원이 준비하고 있어요."), {}};
    case PayPhase::Waiting:
        return {QStringLiteral("run"), tr("기다리는 중"), tr("손님 화면에도 같은 말이 보입니다."), tr("기다리는 중"),
            tr("앞에 있는 휴대폰에\n카드를 대 주세요."), tr("‘읽었어요’가 나오면 떼세요.")};
    case PayPhase::CardRead:
        return {QStringLiteral("run"), tr("읽었어요"), tr("카드사의 승인을 기다립니다."), tr("읽었어요"),
            tr("카드를 떼셔도 돼요.\n승인을 기다려요."), {}};
    case PayPhase::Paid:
        return paidWords(isCash(view));
    case PayPhase::Declined:
        return notTaken(tr("카드사가 받지 않았습니다.\n돈은 빠지지 않았어요."),
            tr("돈은 빠지지 않았어요.\n다른 카드로 해 볼까요?"),
            tr("카드사에서 이 카드를 받지 않았어요.\n까닭은 카드 뒷면 번호로 물어볼 수 있어요."));
    case PayPhase::NotSent:
        return notTaken(tr("아무것도 나가지 않았습니다.\n돈은 빠지지 않았어요."),
            tr("돈은 빠지지 않았어요.\n다시 해 볼까요?"), tr("카드사에 아무것도 보내지 않았어요."));
    case PayPhase::InDoubt:
        return unknownYet(tr("돈이 빠졌는지 아직 모릅니다.\n다시 받지 마세요."));
    case PayPhase::Stored: {
        PhaseWords words = unknownYet(tr("카드사 확인 없이 받아 두었습니다.\n파일이 오면 정해집니다."));
        words.word = tr("승인 대기 — 영수증 아님");
        words.visitorWord = tr("승인 대기");
        words.visitorNote = tr("카드사의 승인은 나중에 와요. 영수증이 아니에요.\n이 번호로 결과를 물어보실 수 있어요.");
        return words;
    }
    case PayPhase::Watched: {
        PhaseWords words = unknownYet(tr("단말에 기록이 없습니다.\n다시 받아도 됩니다."));
        words.kind = QStringLiteral("watch");
        words.word = tr("지켜보는 중");
        words.visitorSentence = tr("결제 기록이 없어요.\n직원과 다시 해 볼 수 있어요.");
        words.visitorNote = tr("카드사 파일이 올 때까지 지켜볼게요.\n이 번호로 결과를 물어보실 수 있어요.");
        return words;
    }
    case PayPhase::Review:
        return unknownYet(tr("더 물을 곳이 없어 사람이 살펴봅니다.\n다시 받지 마세요."));
    case PayPhase::Waived:
        break;
    }
    return {QStringLiteral("ok"), tr("낼 돈이 없어요"), tr("까닭과 함께 적어 두었습니다."), tr("낼 돈이 없어요"),
        tr("내실 돈이 없어요."), {}};
}

QString promiseOf(const ChargeView& view)
{
    switch (view.phase) {
    case PayPhase::Waiting:
    case PayPhase::CardRead:
        return tr("답이 늦어도 다시 보내지 않습니다. 답이 끊기면\n‘확인 중’으로 두고 단말에 물어봅니다.");
    case PayPhase::InDoubt:
    case PayPhase::Review:
        return tr("시간이 지나도 저절로 끝나지 않습니다.\n증거가 와야 끝납니다.");
    case PayPhase::Stored:
        return tr("나중에 거절되면 미납으로 남습니다.\n영수증 대신 안내문을 드립니다.");
    case PayPhase::Watched:
        return tr("두 번 물어 두 번 다 없었습니다. 뒤늦게 돈이\n나타나면 카드사 파일이 찾아냅니다.");
    case PayPhase::NotSent:
        return tr("보내기 전에 끊겼습니다. 다시 해도\n두 번 받는 일이 없습니다.");
    case PayPhase::Declined:
        return tr("다시 하면 새 결제로 적힙니다.\n두 번 받는 일이 없습니다.");
    default:
        return {};
    }
}

QString lineText(const payments::ChargeLine& line, const services::Catalogue& fees, Tongue tongue)
{
    const bool korean = tongue == Tongue::Korean;
    const auto* item = fees.find(line.code);
    const QString name = item ? item->name(korean) : line.item;
    if (line.count < 2)
        return name;
    const QString unit = item && korean ? item->unit(true) : QString();
    return korean && !unit.isEmpty() ? QStringLiteral("%1 %2%3").arg(name).arg(line.count).arg(unit)
                                     : QStringLiteral("%1 × %2").arg(name).arg(line.count);
}

QVariantList lineRows(const payments::Charge& charge, const services::Catalogue& fees, Tongue tongue)
{
    QVariantList rows;
    for (const auto& line : charge.lines)
        rows.append(QVariantMap{{QStringLiteral("text"), lineText(line, fees, tongue)},
            {QStringLiteral("amount"), wonText(line.amount, tongue)}});
    return rows;
}

QString whatFor(const payments::Charge& charge, const services::Catalogue& fees, Tongue tongue)
{
    QStringList items;
    for (const auto& line : charge.lines.mid(0, whatForItems))
        items.append(lineText(line, fees, tongue));
    const auto more = charge.lines.size() - items.size();
    const QString text = items.join(QStringLiteral(" · "));
    return more > 0 ? tr("%1 밖에 %2가지").arg(text).arg(more) : text;
}

QString dayAndTime(Instant moment, Tongue tongue)
{
    const QDate date = koreanDate(moment);
    const QString day = tongue == Tongue::Korean ? QStringLiteral("%1월 %2일").arg(date.month()).arg(date.day())
                                                 : QLocale(QLocale::English).toString(date, QStringLiteral("d MMM"));
    return day + QLatin1Char(' ') + koreanTime(moment);
}

QVariantList otherPeople(const desk::Desk& desk)
{
    QVariantList people;
    const auto* self = desk.signedIn();
    for (const auto& person : desk.staff()) {
        if (!person.disabled && self && person.id != self->id)
            people.append(QVariantMap{{QStringLiteral("value"), person.id}, {QStringLiteral("text"), person.name}});
    }
    return people;
}

QString nameOf(const desk::Desk& desk, qint64 staff)
{
    for (const auto& person : desk.staff()) {
        if (person.id == staff)
            return person.name;
    }
    return {};
}

namespace {

struct Row {
    const char *kind, *text;
};

Row answerRow(const PayStep& step)
{
    switch (step.after) {
    case State::Approved:
        return {"ok", QT_TRANSLATE_NOOP("naru::ui::till", "승인 답이 왔어요")};
    case State::Declined:
        return {"no", QT_TRANSLATE_NOOP("naru::ui::till", "안 된다는 답이 왔어요")};
    case State::StoredOffline:
        return {"doubt", QT_TRANSLATE_NOOP("naru::ui::till", "카드사 확인 없이 받아 뒀어요")};
    default:
        return {"doubt", QT_TRANSLATE_NOOP("naru::ui::till", "물은 것과 다른 답이 왔어요")};
    }
}

Row fileRow(const PayStep& step)
{
    switch (step.after) {
    case State::Approved:
        return {"ok", QT_TRANSLATE_NOOP("naru::ui::till", "카드사 파일에 있어요")};
    case State::Declined:
        return {"no", QT_TRANSLATE_NOOP("naru::ui::till", "카드사 파일에 거절로 있어요")};
    default:
        return {"warn", QT_TRANSLATE_NOOP("naru::ui::till", "카드사 파일이 다르게 말해요")};
    }
}

Row rowOf(const PayStep& step, int notFoundBefore)
{
    switch (step.kind) {
    case EvidenceKind::RequestReady:
        return {"ok", QT_TRANSLATE_NOOP("naru::ui::till", "보내기 전에 적어 두었어요")};
    case EvidenceKind::NothingLeft:
        return {"no", QT_TRANSLATE_NOOP("naru::ui::till", "아무것도 나가지 않았어요")};
    case EvidenceKind::ConnectionLost:
        return {"off", QT_TRANSLATE_NOOP("naru::ui::till", "답이 오지 않았어요")};
    case EvidenceKind::Restarted:
        return {"off", QT_TRANSLATE_NOOP("naru::ui::till", "보낸 뒤 나루가 꺼졌어요")};
    case EvidenceKind::Answer:
        return answerRow(step);
    case EvidenceKind::NotFound:
        return notFoundBefore == 0 ? Row{"off", QT_TRANSLATE_NOOP("naru::ui::till", "“기록 없음” 첫 번째 답")}
                                   : Row{"off", QT_TRANSLATE_NOOP("naru::ui::till", "“기록 없음” 또 한 번")};
    case EvidenceKind::InProgress:
        return {"run", QT_TRANSLATE_NOOP("naru::ui::till", "단말이 아직 하고 있대요")};
    case EvidenceKind::Unusable:
        return {"off", QT_TRANSLATE_NOOP("naru::ui::till", "믿을 수 없는 답, 세지 않음")};
    case EvidenceKind::Rebooted:
        return {"warn", QT_TRANSLATE_NOOP("naru::ui::till", "단말이 다시 켜졌어요")};
    case EvidenceKind::TerminalReplaced:
        return {"off", QT_TRANSLATE_NOOP("naru::ui::till", "단말을 잃었어요")};
    case EvidenceKind::Line:
        return fileRow(step);
    case EvidenceKind::People:
        return {"ok", QT_TRANSLATE_NOOP("naru::ui::till", "두 사람이 확인했어요")};
    case EvidenceKind::Concluded:
        break;
    }
    return {"doubt", QT_TRANSLATE_NOOP("naru::ui::till", "위 근거로 정했어요")};
}

QVariantMap row(const char* kind, const QString& text, const QString& time = {})
{
    return {{QStringLiteral("kind"), QString::fromLatin1(kind)}, {QStringLiteral("text"), text},
        {QStringLiteral("time"), time}};
}

} // namespace

QVariantList evidenceRows(const QList<PayStep>& steps, Clockwork clockwork)
{
    QVariantList rows;
    int notFound = 0;
    for (const PayStep& step : steps) {
        const Row words = rowOf(step, notFound);
        notFound += step.kind == EvidenceKind::NotFound ? 1 : 0;
        const QString time = clockwork == Clockwork::Seconds ? exactTime(step.at) : koreanTime(step.at);
        rows.append(row(words.kind, tr(words.text), time));
    }
    return rows;
}

QVariantList payRows(const ChargeView& view, const QList<PayStep>& steps, bool receiptChosen)
{
    QVariantList rows{row("ok", tr("금액을 정했어요"), koreanTime(view.opened))};
    rows += evidenceRows(steps, Clockwork::Minutes);
    const bool cardWaits = view.phase == PayPhase::Waiting;
    if (cardWaits)
        rows.append(row("run", tr("단말 휴대폰이 카드를 기다려요"), tr("지금")));
    if (view.phase == PayPhase::CardRead) {
        rows.append(row("ok", tr("카드를 읽었어요")));
        rows.append(row("run", tr("카드사의 승인을 기다려요"), tr("지금")));
    }
    if (cardWaits)
        rows.append(row("todo", tr("승인")));
    if (cardWaits || view.phase == PayPhase::CardRead)
        rows.append(row("todo", tr("영수증")));
    if (view.phase == PayPhase::Paid || view.phase == PayPhase::Waived) {
        if (isCash(view))
            rows.append(row("ok", tr("현금을 받아 적었어요")));
        rows.append(receiptChosen ? row("ok", tr("영수증을 골랐어요")) : row("run", tr("영수증을 고를 차례예요")));
    }
    // The page has room for so many; all of it is on the doubt desk.
    const bool oneLine = cardWaits || view.phase == PayPhase::CardRead || view.phase == PayPhase::Paid;
    const qsizetype rowsMax = oneLine ? 5 : 4;
    return rows.size() > rowsMax ? rows.sliced(rows.size() - rowsMax) : rows;
}

} // namespace naru::ui::till
