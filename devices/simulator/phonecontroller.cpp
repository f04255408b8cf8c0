// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/phonecontroller.h"

#include "devices/simulator/localphone.h"

#include <algorithm>

namespace naru::sim {

namespace {
using Stage = LocalPhone::Stage;

constexpr qsizetype logLinesMax = 200;

const char* stateName(Stage stage)
{
    switch (stage) {
    case Stage::Away:
        return "away";
    case Stage::Reaching:
    case Stage::Busy:
        return "reaching";
    case Stage::Engaged:
        return "engaged";
    case Stage::Asked:
        return "asked";
    case Stage::Answered:
        return "answered";
    case Stage::Refused:
        return "refused";
    case Stage::Ended:
        return "ended";
    case Stage::Locked:
        return "locked";
    case Stage::Unreadable:
    case Stage::Lost:
        break;
    }
    return "lost";
}

QVariantMap describe(const SamplePerson& person)
{
    QStringList elements;
    for (const SampleDocument& document : person.documents) {
        if (document.docType != person.shownDocType)
            continue;
        for (const SampleElement& element : document.elements)
            elements.append(element.element);
    }
    const QByteArray portrait = QByteArrayLiteral("data:image/jpeg;base64,") + person.portraitJpeg.toBase64();
    return {{QStringLiteral("id"), person.id}, {QStringLiteral("docType"), person.shownDocType},
        {QStringLiteral("holder"), person.name},
        {QStringLiteral("validUntil"), person.validUntil.toString(Qt::ISODate)},
        {QStringLiteral("portrait"), QString::fromLatin1(portrait)}, {QStringLiteral("elements"), elements}};
}
} // namespace

class PhoneController::Private {
public:
    Private(PhoneController& owner, Options chosen, const Clock& givenClock, Random& givenRandom)
        : q(owner)
        , options(std::move(chosen))
        , clock(givenClock)
        , random(givenRandom)
        , people(samplePeople(clock.now()))
        , phone(options.linkPath)
    {
        options.document = std::clamp(options.document, 0, static_cast<int>(people.size()) - 1);
        QObject::connect(&phone, &LocalPhone::stageChanged, &q, [this](Stage stage) { follow(stage); });
    }

    bool isFree() const
    {
        const Stage stage = phone.stage();
        return stage != Stage::Reaching && stage != Stage::Busy && stage != Stage::Engaged && stage != Stage::Asked;
    }

    void note(const char* what, bool done = true)
    {
        if (!log.isEmpty()) {
            auto last = log.last().toMap();
            last[QStringLiteral("done")] = true;
            log.last() = last;
        }
        if (log.size() >= logLinesMax)
            log.removeFirst();
        const QString time = koreanTime(clock.now()) + secondsOf(clock.now());
        log.append(QVariantMap{{QStringLiteral("time"), time}, {QStringLiteral("what"), QLatin1StringView(what)},
            {QStringLiteral("done"), done}});
        Q_EMIT q.logChanged();
    }

    static QString secondsOf(Instant moment)
    {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count() % 60;
        return QStringLiteral(":%1").arg(seconds, 2, 10, QLatin1Char('0'));
    }

    void follow(Stage stage)
    {
        switch (stage) {
        case Stage::Reaching:
            note("reaching_desk", false);
            break;
        case Stage::Busy:
            note("desk_busy", false);
            break;
        case Stage::Engaged:
            note("desk_found");
            note("channel_made");
            break;
        case Stage::Asked:
            showQuestion();
            break;
        case Stage::Answered:
            note(options.fault == Misbehaviour::Silence ? "silent" : "answer_sent");
            break;
        case Stage::Refused:
            note("refused");
            break;
        case Stage::Ended:
            note("desk_ended");
            break;
        case Stage::Locked:
            note("phone_locked");
            break;
        case Stage::Unreadable:
            note("message_unreadable");
            break;
        case Stage::Lost:
            note("link_lost");
            break;
        case Stage::Away:
            note("taken_away");
            break;
        }
        if (stage != Stage::Asked)
            forgetQuestion();
        Q_EMIT q.stateChanged();
    }

    void showQuestion()
    {
        question = phone.holder()->question();
        withheld.clear();
        note(question.requesterVerified ? "requester_known" : "requester_unknown");
        note("waiting_for_holder", false);
        Q_EMIT q.askedChanged();
    }

    void forgetQuestion()
    {
        if (question.elements.isEmpty() && question.requester.isEmpty())
            return;
        question = {};
        withheld.clear();
        Q_EMIT q.askedChanged();
    }

    static ElementName nameOf(const Question::Element& row)
    {
        return {row.docType, row.asked.nameSpace, row.asked.element};
    }

    PhoneController& q;
    Options options;
    const Clock& clock;
    Random& random;
    QList<SamplePerson> people;
    LocalPhone phone;
    Question question;
    QSet<ElementName> withheld;
    QVariantList log;
};

PhoneController::PhoneController(Options options, const Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options), clock, random))
{
}

PhoneController::~PhoneController() = default;

QStringList PhoneController::documentIds()
{
    return {
        QStringLiteral("licence"), QStringLiteral("resident"), QStringLiteral("foreigner"), QStringLiteral("young")};
}

QStringList PhoneController::stateNames()
{
    return {QStringLiteral("away"), QStringLiteral("reaching"), QStringLiteral("engaged"), QStringLiteral("asked"),
        QStringLiteral("answered"), QStringLiteral("refused"), QStringLiteral("ended"), QStringLiteral("locked"),
        QStringLiteral("lost")};
}

QStringList PhoneController::logNames()
{
    return {QStringLiteral("reaching_desk"), QStringLiteral("desk_found"), QStringLiteral("desk_busy"),
        QStringLiteral("channel_made"), QStringLiteral("requester_known"), QStringLiteral("requester_unknown"),
        QStringLiteral("waiting_for_holder"), QStringLiteral("answer_sent"), QStringLiteral("refused"),
        QStringLiteral("desk_ended"), QStringLiteral("phone_locked"), QStringLiteral("taken_away"),
        QStringLiteral("link_lost"), QStringLiteral("message_unreadable"), QStringLiteral("silent")};
}

QVariantList PhoneController::documents() const
{
    QVariantList rows;
    for (const SamplePerson& person : d->people)
        rows.append(describe(person));
    return rows;
}

int PhoneController::document() const
{
    return d->options.document;
}

void PhoneController::setDocument(int index)
{
    if (index == d->options.document || index < 0 || index >= d->people.size() || !d->isFree())
        return;
    d->options.document = index;
    Q_EMIT documentChanged();
}

QStringList PhoneController::faults() const
{
    QStringList names;
    for (const char* const name : misbehaviourNames)
        names.append(QLatin1StringView(name));
    return names;
}

QString PhoneController::fault() const
{
    return QLatin1StringView(nameOf(d->options.fault));
}

void PhoneController::setFault(const QString& name)
{
    const auto fault = misbehaviourNamed(name);
    if (!fault || *fault == d->options.fault || !d->isFree())
        return;
    d->options.fault = *fault;
    Q_EMIT faultChanged();
}

int PhoneController::dropAtByte() const
{
    return d->options.dropAtByte;
}

void PhoneController::setDropAtByte(int bytes)
{
    if (bytes < 0 || bytes == d->options.dropAtByte || !d->isFree())
        return;
    d->options.dropAtByte = bytes;
    Q_EMIT faultChanged();
}

QString PhoneController::state() const
{
    return QLatin1StringView(stateName(d->phone.stage()));
}

QVariantList PhoneController::asked() const
{
    QVariantList rows;
    for (const Question::Element& row : d->question.elements) {
        const bool shown = row.isHeld && !d->withheld.contains(Private::nameOf(row));
        rows.append(QVariantMap{{QStringLiteral("docType"), row.docType},
            {QStringLiteral("nameSpace"), row.asked.nameSpace}, {QStringLiteral("element"), row.asked.element},
            {QStringLiteral("intentToRetain"), row.asked.intentToRetain}, {QStringLiteral("held"), row.isHeld},
            {QStringLiteral("shown"), shown}});
    }
    return rows;
}

QStringList PhoneController::notAsked() const
{
    QStringList names;
    const QVariantMap document = describe(d->people[d->options.document]);
    for (const QString& element : document[QStringLiteral("elements")].toStringList()) {
        const auto isAsked = [&](const Question::Element& row) { return row.asked.element == element; };
        if (!std::any_of(d->question.elements.begin(), d->question.elements.end(), isAsked))
            names.append(element);
    }
    return names;
}

QString PhoneController::requester() const
{
    return d->question.requester;
}

bool PhoneController::requesterVerified() const
{
    return d->question.requesterVerified;
}

QVariantList PhoneController::log() const
{
    return d->log;
}

void PhoneController::present()
{
    if (!d->isFree())
        return;
    HolderSettings settings;
    settings.issuerSeed = d->options.seed;
    settings.person = d->options.document;
    settings.misbehaviour = d->options.fault;
    const bool drops = d->options.fault == Misbehaviour::DropAtByte;
    d->phone.present(std::make_unique<Holder>(settings, d->clock.now(), d->random), drops ? d->options.dropAtByte : -1);
}

void PhoneController::setShown(int index, bool shown)
{
    if (index < 0 || index >= d->question.elements.size())
        return;
    const ElementName name = Private::nameOf(d->question.elements[index]);
    if (shown)
        d->withheld.remove(name);
    else
        d->withheld.insert(name);
    Q_EMIT askedChanged();
}

void PhoneController::agree()
{
    const auto withheld = d->withheld;
    d->phone.agree(withheld);
}

void PhoneController::refuse()
{
    d->phone.refuse();
}

void PhoneController::takeAway()
{
    d->phone.takeAway();
}

void PhoneController::restart()
{
    d->phone.takeAway();
    d->log.clear();
    Q_EMIT logChanged();
}

} // namespace naru::sim
