// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/verdictwords.h"
#include "ui/counter/elementwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace naru::ui::counter {

namespace {

using identity::AgeOutcome;
using identity::AgeQuestion;
using identity::Check;
using identity::Outcome;
using identity::Overall;
using identity::Verdict;

QString tr(const char* text)
{
    return QCoreApplication::translate("naru::ui::counter", text);
}

/// false wins, then unknown, then true: a cell is as good as its worst check.
Outcome worst(const Verdict& verdict, std::initializer_list<Check> checks)
{
    Outcome all = true;
    for (const Check check : checks) {
        const Outcome one = verdict.check(check);
        if (one == false)
            return false;
        if (!one)
            all = std::nullopt;
    }
    return all;
}

bool failed(const Verdict& verdict, Check check)
{
    return verdict.check(check) == false;
}

QVariantMap cell(const QString& title, const QString& kind, const QString& word, const QString& date)
{
    return {{QStringLiteral("title"), title}, {QStringLiteral("kind"), kind}, {QStringLiteral("word"), word},
        {QStringLiteral("date"), date}};
}

QVariantMap signatureCell(const Verdict& verdict, Tongue tongue)
{
    const QString at = momentOf(verdict.judgedAt, verdict.judgedAt, tongue);
    if (failed(verdict, Check::Parse))
        return cell(tr("서명"), QStringLiteral("no"), tr("읽을 수 없음"), at);
    if (failed(verdict, Check::IssuerSignature))
        return cell(tr("서명"), QStringLiteral("no"), tr("다름"), at);
    if (failed(verdict, Check::DeviceAuth))
        return cell(tr("휴대폰 서명"), QStringLiteral("no"), tr("다름"), at);
    const Outcome all = worst(verdict, {Check::Parse, Check::IssuerSignature, Check::DeviceAuth});
    return all ? cell(tr("서명"), QStringLiteral("ok"), tr("맞음"), at)
               : cell(tr("서명"), QStringLiteral("off"), tr("모름"), tr("보지 못함"));
}

QVariantMap issuerCell(const Verdict& verdict, Tongue tongue)
{
    const QString date = verdict.trustAsOf ? asOf(*verdict.trustAsOf, verdict.judgedAt, tongue) : tr("목록 없음");
    if (failed(verdict, Check::IssuerChain))
        return cell(tr("발급기관"), QStringLiteral("no"), tr("믿을 수 없음"), date);
    if (failed(verdict, Check::DsProfile))
        return cell(tr("발급 인증서"), QStringLiteral("no"), tr("규격과 다름"), date);
    const Outcome all = worst(verdict, {Check::IssuerChain, Check::DsProfile});
    const bool isStale = std::any_of(verdict.reasons.begin(), verdict.reasons.end(),
        [](const auto& reason) { return qstrcmp(reason.name, "identity.trust_stale") == 0; });
    if (all && isStale)
        return cell(tr("발급기관"), QStringLiteral("warn"), tr("오래된 목록"), date);
    return all ? cell(tr("발급기관"), QStringLiteral("ok"), tr("믿는 곳"), date)
               : cell(tr("발급기관"), QStringLiteral("off"), tr("모름"), tr("보지 못함"));
}

/// The first end of validity among the documents, or the first beginning that is still to come.
QString validityDate(const Verdict& verdict, Tongue tongue)
{
    std::optional<Instant> until;
    for (const auto& document : verdict.documents) {
        if (document.validFrom && *document.validFrom > verdict.judgedAt)
            return tr("%1부터").arg(dayOf(*document.validFrom, verdict.judgedAt, tongue));
        if (document.validUntil && (!until || *document.validUntil < *until))
            until = document.validUntil;
    }
    return until ? tr("%1까지").arg(dayOf(*until, verdict.judgedAt, tongue)) : tr("기한 없음");
}

bool ended(const Verdict& verdict)
{
    return std::any_of(verdict.documents.begin(), verdict.documents.end(),
        [&](const auto& document) { return document.validUntil && *document.validUntil < verdict.judgedAt; });
}

/// The third cell names what fails where something fails that is neither signature nor issuer.
QVariantMap stateCell(const Verdict& verdict, Tongue tongue)
{
    const QString none = tr("보지 못함");
    if (failed(verdict, Check::Digests))
        return cell(tr("내용"), QStringLiteral("no"), tr("다름"), tr("발급된 뒤 바뀜"));
    if (failed(verdict, Check::DoctypeMatch))
        return cell(tr("종류"), QStringLiteral("no"), tr("다름"), tr("적힌 것과 다름"));
    if (failed(verdict, Check::Validity))
        return cell(tr("지금 상태"), QStringLiteral("no"), ended(verdict) ? tr("기한 지남") : tr("기한 아님"),
            validityDate(verdict, tongue));
    if (failed(verdict, Check::Status))
        return cell(tr("대답"), QStringLiteral("no"), tr("신분증 없음"), none);
    if (!verdict.check(Check::Validity))
        return cell(tr("지금 상태"), QStringLiteral("off"), tr("모름"), none);
    const bool revocable = std::any_of(
        verdict.documents.begin(), verdict.documents.end(), [](const auto& document) { return document.hasStatus; });
    if (!revocable)
        return cell(tr("지금 상태"), QStringLiteral("ok"), tr("기한 안"), validityDate(verdict, tongue));
    if (!verdict.statusAsOf || verdict.overall == Overall::AcceptStatusUnknown)
        return cell(tr("지금 상태"), QStringLiteral("off"), tr("모름"), tr("취소 목록 없음"));
    return cell(tr("지금 상태"), QStringLiteral("ok"), tr("유효"), asOf(*verdict.statusAsOf, verdict.judgedAt, tongue));
}

QString ageQuestion(const AgeQuestion& question)
{
    return (question.kind == AgeQuestion::Kind::Full ? tr("만 %1세 이상인가요?") : tr("올해 %1세가 되었거나 넘었나요?"))
        .arg(question.years);
}

std::optional<AgeOutcome> askedAge(const Verdict& verdict, const identity::Purpose& purpose)
{
    return purpose.asked.age && verdict.accepted() ? verdict.age : std::nullopt;
}

/// The first reason with a failed check, in the order of the checks.
const identity::Reason* firstFailure(const Verdict& verdict)
{
    const identity::Reason* first = nullptr;
    for (const auto& reason : verdict.reasons) {
        if (!reason.warning && reason.check && failed(verdict, *reason.check)
            && (!first || *reason.check < *first->check))
            first = &reason;
    }
    return first;
}

} // namespace

Headline headlineOf(const Verdict& verdict, const identity::Purpose& purpose, Tongue tongue)
{
    const auto age = askedAge(verdict, purpose);
    const QString person = tr("사람이 확인");
    const QString warn = QStringLiteral("warn");
    if (age == AgeOutcome::No)
        return {QStringLiteral("no"), tr("나이가 안 됨"), tr("진짜 신분증입니다.\n물은 나이가 아직 되지 않았습니다.")};
    switch (verdict.overall) {
    case Overall::Accept:
        if (age == AgeOutcome::Undecided)
            break;
        return {QStringLiteral("ok"), tr("확인됨"), tr("발급된 그대로입니다.\n유효 기간 안입니다.")};
    case Overall::AcceptStatusUnknown:
        if (age == AgeOutcome::Undecided)
            break;
        return {warn, person, tr("진짜 신분증입니다.\n지금도 유효한지는 모릅니다.")};
    case Overall::AcceptStaleList:
        return {warn, person, tr("진짜 신분증입니다.\n발급기관 목록이 오래되었습니다.")};
    case Overall::AcceptIssuerOnly:
        return {warn, person, tr("발급기관이 적은 것은 진짜입니다.\n휴대폰이 보탠 값은 뺐습니다.")};
    case Overall::AcceptIncomplete:
        if (age == AgeOutcome::Undecided)
            break;
        return {warn, person, tr("진짜 신분증입니다.\n물은 것이 모두 오지는 않았습니다.")};
    case Overall::Reject: {
        const auto* failure = firstFailure(verdict);
        const QString why = failure
            ? saidOf(failure->name, tongue).sentence
            : failureSentences(verdict, tongue).value(0, tr("확인을 끝내지 못한 신분증입니다."));
        return {QStringLiteral("no"), tr("받을 수 없음"), why};
    }
    }
    return {warn, person, tr("진짜 신분증입니다.\n물은 나이는 이 답으로 알 수 없습니다.")};
}

Said saidOf(const char* name, Tongue tongue)
{
    const auto said = words::wordsOf(QLatin1StringView(name), tongue);
    return {said.sentence, said.whatToDo};
}

QVariantList proofCells(const Verdict& verdict, Tongue tongue)
{
    return {signatureCell(verdict, tongue), issuerCell(verdict, tongue), stateCell(verdict, tongue)};
}

QVariantMap ageAnswer(const Verdict& verdict, const identity::Purpose& purpose)
{
    const auto age = askedAge(verdict, purpose);
    if (!age)
        return {};
    QString answer = tr("알 수 없음"), kind = QStringLiteral("off");
    if (*age == AgeOutcome::Yes) {
        answer = tr("예");
        kind = QStringLiteral("ok");
    } else if (*age == AgeOutcome::No) {
        answer = tr("아니요");
        kind = QStringLiteral("no");
    }
    return {{QStringLiteral("question"), ageQuestion(*purpose.asked.age)}, {QStringLiteral("answer"), answer},
        {QStringLiteral("kind"), kind}};
}

QStringList failureSentences(const Verdict& verdict, Tongue tongue)
{
    QStringList sentences;
    for (std::size_t i = 0; i < identity::checkNames.size(); ++i) {
        const auto check = static_cast<Check>(i);
        if (!failed(verdict, check))
            continue;
        bool named = false;
        for (const auto& reason : verdict.reasons) {
            if (reason.warning || reason.check != check)
                continue;
            named = true;
            if (const QString sentence = saidOf(reason.name, tongue).sentence; !sentences.contains(sentence))
                sentences.append(sentence);
        }
        if (!named)
            sentences.append(
                saidOf((QByteArrayLiteral("check.") + identity::checkNames[i]).constData(), tongue).sentence);
    }
    for (const auto& reason : verdict.reasons) {
        if (!reason.warning && !reason.check && !verdict.accepted())
            sentences.append(saidOf(reason.name, tongue).sentence);
    }
    return sentences;
}

QStringList missingLabels(const Verdict& verdict, Tongue tongue)
{
    QStringList labels;
    for (const auto& document : verdict.documents) {
        for (const auto& element : document.missing)
            labels.append(words::elementName(element.second, tongue));
    }
    return labels;
}

} // namespace naru::ui::counter
