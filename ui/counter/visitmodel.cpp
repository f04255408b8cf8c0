// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/visitmodel.h"
#include "ui/counter/elementwords.h"
#include "ui/counter/portraitprovider.h"
#include "ui/counter/verdictwords.h"

namespace naru::ui::counter {

namespace {

using desk::Visit;

const QString separator = QStringLiteral(" · ");

QString stepKind(Visit::Step::State state)
{
    switch (state) {
    case Visit::Step::State::Done:
        return QStringLiteral("ok");
    case Visit::Step::State::Now:
        return QStringLiteral("run");
    case Visit::Step::State::Todo:
        break;
    }
    return QStringLiteral("todo");
}

QString wordOf(std::optional<device::VisitEndpoint::Way> way)
{
    if (!way)
        return {};
    return *way == device::VisitEndpoint::Way::Bluetooth ? QStringLiteral("bluetooth") : QStringLiteral("tap");
}

bool hasPortrait(const identity::Verdict& verdict)
{
    for (const auto& document : verdict.documents) {
        for (const auto& elements : document.values) {
            if (elements.contains(QStringLiteral("portrait")))
                return true;
        }
    }
    return false;
}

QVariantMap asMap(const Field& field)
{
    return {{QStringLiteral("label"), field.label}, {QStringLiteral("value"), field.value},
        {QStringLiteral("brief"), field.brief}};
}

const identity::AskedDocument* askedAs(const identity::Asked& asked, const QString& docType)
{
    for (const auto& document : asked.documents) {
        if (document.docType == docType)
            return &document;
    }
    return nullptr;
}

} // namespace

VisitModel::VisitModel(PortraitProvider* portraits, QObject* parent)
    : QObject(parent)
    , m_portraits(portraits)
{
}

void VisitModel::forgetVerdict()
{
    if (m_served && m_portraits)
        m_portraits->wipe();
    m_served = nullptr;
    for (QString* text : {&m_kind, &m_word, &m_sentences, &m_notReceived, &m_missing, &m_portrait, &m_portraitNote})
        text->clear();
    m_proof.clear();
    m_fields.clear();
    m_age.clear();
    m_failures.clear();
    m_accepted = m_portraitAsked = false;
}

void VisitModel::clear()
{
    forgetVerdict();
    for (QString* text : {&m_purposeName, &m_asks, &m_notAsked, &m_kept, &m_legalBasis, &m_record, &m_decision,
             &m_decisionKind, &m_fallbackAsks, &m_secondAsks, &m_trouble, &m_troubleNext, &m_engaging})
        text->clear();
    m_steps.clear();
    m_phoneThere = m_maySeeByEye = m_mayAskFallback = m_secondRequest = false;
    Q_EMIT changed();
}

void VisitModel::show(const Visit& visit, Tongue tongue)
{
    m_secondRequest = visit.secondRequest();
    m_phoneThere = visit.stage() == Visit::Stage::Asked;
    m_engaging = wordOf(visit.engagingWay());
    if (m_secondRequest && m_phoneThere)
        m_secondAsks = m_fallbackAsks;
    showPurpose(visit, tongue);
    showSteps(visit, tongue);
    // Nothing of a judgement is said before the desk says that it is written, and nothing after it was wiped.
    const auto* verdict = visit.stage() == Visit::Stage::Verdict ? visit.verdict() : nullptr;
    if (verdict)
        showVerdict(visit, *verdict, tongue);
    else
        forgetVerdict();
    showPortrait(visit, tongue);
    showDecision(visit, tongue);
    m_trouble.clear();
    m_troubleNext.clear();
    if (const auto fault = visit.fault(); fault && visit.stage() == Visit::Stage::Trouble) {
        const Said said = saidOf(fault->name(), tongue);
        m_trouble = said.sentence;
        m_troubleNext = said.next;
    }
    Q_EMIT changed();
}

void VisitModel::showPurpose(const Visit& visit, Tongue tongue)
{
    const bool korean = tongue == Tongue::Korean;
    const identity::Purpose& purpose = visit.purpose();
    m_purposeName = purpose.name(korean);
    m_asks = m_secondRequest ? m_fallbackAsks : korean ? purpose.askedKo : purpose.askedEn;
    m_notAsked = korean ? purpose.notAskedKo : purpose.notAskedEn;
    m_kept = korean ? purpose.keptKo : purpose.keptEn;
    m_legalBasis = korean ? purpose.legalBasisKo : purpose.legalBasisEn;
    const identity::Asked* next = visit.nextFallback();
    m_mayAskFallback = next;
    if (!next)
        return; // while the second answer is under way, its question stays as it was put
    QStringList labels;
    for (const auto& document : next->documents) {
        for (const auto& element : document.elements) {
            if (const QString label = words::elementName(element.element, tongue); !labels.contains(label))
                labels.append(label);
        }
    }
    m_fallbackAsks = labels.join(separator);
}

void VisitModel::showSteps(const Visit& visit, Tongue tongue)
{
    m_steps.clear();
    for (const auto& step : visit.steps()) {
        const bool now = step.state == Visit::Step::State::Now;
        QString time = step.at ? koreanTime(*step.at) : QString();
        if (now && !time.isEmpty())
            time = tr("%1까지").arg(time);
        m_steps.append(QVariantMap{{QStringLiteral("kind"), stepKind(step.state)},
            {QStringLiteral("text"), saidOf(step.name, tongue).sentence}, {QStringLiteral("time"), time}});
    }
}

void VisitModel::showVerdict(const Visit& visit, const identity::Verdict& verdict, Tongue tongue)
{
    const Headline headline = headlineOf(verdict, visit.purpose(), tongue);
    m_kind = headline.kind;
    m_word = headline.word;
    m_sentences = headline.sentences;
    m_accepted = verdict.accepted();
    m_proof = proofCells(verdict, tongue);
    m_age = ageAnswer(verdict, visit.purpose());
    m_failures = failureSentences(verdict, tongue);
    m_missing = missingLabels(verdict, tongue).join(separator);
    // The list of what is not asked speaks of the first question; after another one it would no longer be true.
    m_notReceived = m_secondRequest ? QString() : m_notAsked;
    m_fields.clear();
    const auto& asked = visit.purpose().asked;
    m_portraitAsked = m_accepted && hasPortrait(verdict);
    if (!m_accepted || !m_age.isEmpty())
        return; // a refused document shows nothing it said; an age answer is all an age purpose may show
    for (const auto& document : verdict.documents) {
        if (const auto* want = askedAs(asked, document.docType)) {
            for (const Field& field : releasedFields(document, *want, tongue))
                m_fields.append(asMap(field));
        }
    }
}

void VisitModel::showPortrait(const Visit& visit, Tongue tongue)
{
    const device::Picture* picture = m_accepted ? visit.portrait() : nullptr;
    if (picture != m_served && m_portraits) {
        m_portraits->wipe();
        m_portrait = picture ? m_portraits->serve(*picture) : QString();
        m_served = picture;
    }
    m_portraitNote.clear();
    if (!m_portraitAsked || picture)
        return;
    const auto fault = visit.portraitFault();
    m_portraitNote = fault ? saidOf(fault->name(), tongue).sentence : tr("사진을 여는 중이에요");
}

void VisitModel::showDecision(const Visit& visit, Tongue)
{
    m_maySeeByEye = visit.maySeeByEye();
    m_record.clear();
    if (visit.recordNumber() > 0 && visit.recordedAt()) {
        m_record = (m_accepted ? tr("%1에 적어 두었습니다.\n기록 번호 %2") : tr("%1 까닭만 적었습니다.\n기록 번호 %2"))
                       .arg(koreanTime(*visit.recordedAt()))
                       .arg(visit.recordNumber(), 4, 10, QLatin1Char('0'));
    }
    m_decision.clear();
    m_decisionKind.clear();
    if (const auto decision = visit.decision()) {
        m_decisionKind = *decision == desk::Decision::NotAccepted ? QStringLiteral("no") : QStringLiteral("ok");
        switch (*decision) {
        case desk::Decision::SeenByEye:
            m_decision = tr("눈으로 확인함");
            break;
        case desk::Decision::NotAccepted:
            m_decision = tr("받지 않음");
            break;
        case desk::Decision::SecondPerson:
            m_decision = tr("두 사람이 확인함");
            break;
        }
    }
}

} // namespace naru::ui::counter
