// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakedesk.h"

#include <algorithm>

namespace naru::test {

using desk::Decision;
using desk::DeskFault;
using identity::Value;

namespace {
desk::StaffMember member(qint64 id, const QString& name, desk::Role role)
{
    desk::StaffMember member;
    member.id = id;
    member.name = name;
    member.role = role;
    return member;
}
} // namespace

QList<desk::Visit::Step> FakeVisit::steps() const
{
    using State = Step::State;
    const std::array names{"step.purpose", "step.phone", "step.consent", "step.record"};
    QList<Step> rows;
    for (int i = 0; i < 4; ++i) {
        const int reached = std::min(static_cast<int>(stageNow), 3) + 1;
        const State state = i < reached ? State::Done : i == reached ? State::Now : State::Todo;
        rows.append({state, names[static_cast<std::size_t>(i)],
            state == State::Todo ? std::nullopt : std::optional(at + std::chrono::minutes(i))});
    }
    return rows;
}

bool FakeVisit::maySeeByEye() const
{
    return stageNow == Stage::Verdict && verdictNow && !decisionNow && verdictNow->overall != identity::Overall::Accept;
}

void FakeVisit::askFallback()
{
    ++fallbacks;
    second = true;
    next.reset();
    verdictNow.reset();
    stageNow = Stage::Asked;
    tell();
}

void FakeVisit::decide(Decision decision)
{
    if (refusesDecision)
        return Q_EMIT troubled(*refusesDecision);
    decisionNow = decision;
    tell();
}

void FakeVisit::decideWithSecondPerson(qint64, const QString& pin)
{
    if (pin != QStringLiteral("135790"))
        return Q_EMIT troubled(DeskFault::WrongPin);
    decide(Decision::SecondPerson);
}

void FakeDesk::codeScanned(const QByteArray& code)
{
    const auto what = desk::scannedOf(code);
    const bool isWanted
        = what.kind == desk::Scanned::Kind::MobileId && visitNow && visitNow->stageNow == desk::Visit::Stage::Waiting;
    if (what.kind == desk::Scanned::Kind::Receipt || what.kind == desk::Scanned::Kind::ReceiptProof)
        papersNow.check(code);
    Q_EMIT scanned(what, isWanted ? CodeUse::Taken : CodeUse::Unused);
    if (isWanted)
        visitNow->takeCode(code);
}

void FakeVisit::cancel()
{
    stageNow = Stage::Over;
    verdictNow.reset();
    portraitNow.reset();
    tell();
    Q_EMIT over();
}

FakeDesk::FakeDesk(Instant now)
    : time(now)
    , queueClock(now - std::chrono::minutes(30))
    , numbers(QByteArray(16, 'b'), QStringLiteral("2번 창구"), desk::Queue::Place::Counter, queueClock)
{
    settingsNow.centre = QStringLiteral("나루동 행정복지센터");
    settingsNow.desk = QStringLiteral("2번 창구");
    people = {member(1, QStringLiteral("김나루"), desk::Role::Administrator),
        member(2, QStringLiteral("이한솔"), desk::Role::Clerk), member(3, QStringLiteral("박도담"), desk::Role::Clerk)};
    using Group = desk::Finding::Group;
    using State = desk::Finding::State;
    findings = {{Group::Devices, State::Ok, "doctor.phone_link", {QStringLiteral("nfc")}},
        {Group::Devices, State::Ok, "doctor.clock", {QStringLiteral("2026-11-20"), QStringLiteral("11:22")}},
        {Group::Lists, State::Ok, "doctor.trust_list", {QStringLiteral("3"), QStringLiteral("2026-11-20")}},
        {Group::Lists, State::Ok, "doctor.reader_certificate",
            {QStringLiteral("나루동"), QStringLiteral("2028-11-20")}},
        {Group::Keeping, State::Ok, "doctor.journal_chain", {QStringLiteral("412")}},
        {Group::Keeping, State::Watch, "doctor.keys_beside_data", {}}};
}

void FakeDesk::tellAll()
{
    Q_EMIT signedInChanged();
    Q_EMIT staffChanged();
    Q_EMIT settingsChanged();
    Q_EMIT visitChanged();
    Q_EMIT todayChanged();
    Q_EMIT devicesChanged();
    Q_EMIT clockChanged();
}

void FakeDesk::completeSetup(const desk::Setup& setup, desk::Done done)
{
    settingsNow = setup.settings;
    setupNeeded = false;
    tellAll();
    done({});
}

void FakeDesk::changeSettings(const desk::Settings& settings, desk::Done done)
{
    settingsNow = settings;
    Q_EMIT settingsChanged();
    done({});
}

const desk::StaffMember* FakeDesk::signedIn() const
{
    const auto at
        = std::find_if(people.begin(), people.end(), [this](const auto& one) { return one.id == signedInId; });
    return at == people.end() ? nullptr : &*at;
}

void FakeDesk::signIn(qint64 staffId, const QString& pin, desk::Done done)
{
    const auto at
        = std::find_if(people.begin(), people.end(), [staffId](const auto& one) { return one.id == staffId; });
    if (at == people.end())
        return done(DeskFault::UnknownStaff);
    if (pin != QStringLiteral("135790")) {
        ++at->wrongTries;
        if (at->wrongTries >= desk::pinTriesBeforeWait)
            at->waitUntil = time + std::chrono::seconds(30);
        Q_EMIT staffChanged();
        return done(at->waitUntil ? DeskFault::PinWait : DeskFault::WrongPin);
    }
    at->wrongTries = 0;
    signedInId = staffId;
    Q_EMIT signedInChanged();
    done({});
}

void FakeDesk::lock()
{
    if (visitNow)
        visitNow->cancel();
    signedInId = 0;
    Q_EMIT signedInChanged();
}

void FakeDesk::addStaff(const QString& name, desk::Role role, const QString&, desk::Done done)
{
    people.append(member(people.size() + 1, name, role));
    Q_EMIT staffChanged();
    done({});
}

void FakeDesk::disableStaff(qint64 staffId, bool disabled, desk::Done done)
{
    for (auto& person : people) {
        if (person.id == staffId)
            person.disabled = disabled;
    }
    Q_EMIT staffChanged();
    done({});
}

void FakeDesk::resetPin(qint64, const QString&, desk::Done done)
{
    done({});
}

Result<desk::Visit*> FakeDesk::beginVisit(const identity::Purpose& purpose)
{
    if (methods.isEmpty())
        return DeskFault::NoWayToPhone;
    if (visitNow)
        visitNow->cancel();
    visitNow = std::make_unique<FakeVisit>(purpose);
    visitNow->at = time;
    connect(visitNow.get(), &FakeVisit::over, this, [this] {
        visitNow.release()->deleteLater();
        Q_EMIT visitChanged();
    });
    Q_EMIT visitChanged();
    return visitNow.get();
}

void FakeDesk::recordPaperCheck(const identity::Purpose&, Decision decision, desk::Done done)
{
    if (paperFault)
        return done(*paperFault);
    ++paperChecks;
    lastPaper = decision;
    Q_EMIT todayChanged();
    done({});
}

void FakeDesk::confirmClock(desk::Done done)
{
    clockNow = identity::ClockState::Plausible;
    Q_EMIT clockChanged();
    done({});
}

void FakeDesk::importTrust(const QString&, desk::Done done)
{
    Q_EMIT trustChanged();
    done({});
}

namespace sample {

namespace {

Value date(const char* text)
{
    return {std::make_shared<const Value::Tagged>(Value::Tagged{1004, {QString::fromLatin1(text)}})};
}

Value valueFor(const QString& element)
{
    if (element == QStringLiteral("family_name"))
        return {QStringLiteral("홍")};
    if (element == QStringLiteral("given_name"))
        return {QStringLiteral("길동")};
    if (element == QStringLiteral("birth_date"))
        return date("1958-03-25");
    if (element == QStringLiteral("expiry_date"))
        return date("2031-03-24");
    if (element == QStringLiteral("resident_address"))
        return {QStringLiteral("서울특별시 나루구 강변로 12, 101동 1203호")};
    if (element == QStringLiteral("driving_privileges"))
        return {Value::List{{Value::Map{{{QStringLiteral("vehicle_category_code")}, {QStringLiteral("B")}}}},
            {Value::Map{{{QStringLiteral("vehicle_category_code")}, {QStringLiteral("A2")}}}}}};
    if (element == QStringLiteral("portrait"))
        return {QByteArrayLiteral("\xff\xd8\xff")};
    return {true};
}

} // namespace

const identity::Purpose& purpose(const QString& id)
{
    const auto* found = identity::findPurpose(id);
    NARU_ASSERT(found);
    return *found;
}

identity::Verdict accepted(const identity::Purpose& purpose)
{
    identity::Verdict verdict;
    verdict.overall = identity::Overall::Accept;
    verdict.format = "mdoc";
    verdict.checks.fill(true);
    verdict.judgedAt = morning;
    verdict.trustAsOf = morning - std::chrono::days(9);
    for (const auto& asked : purpose.asked.documents) {
        identity::DocumentVerdict document;
        document.docType = asked.docType;
        document.checks.fill(true);
        document.validFrom = morning - std::chrono::days(200);
        document.validUntil = morning + std::chrono::days(1500);
        for (const auto& element : asked.elements)
            document.values[element.nameSpace][element.element] = valueFor(element.element);
        verdict.documents.append(document);
    }
    return verdict;
}

identity::Verdict refused(const identity::Purpose& purpose, identity::Check check, const char* reason)
{
    identity::Verdict verdict = accepted(purpose);
    verdict.overall = identity::Overall::Reject;
    verdict.checks[static_cast<std::size_t>(check)] = false;
    verdict.reasons = {{check, reason, {}, false}};
    return verdict;
}

identity::Verdict aged(const identity::Purpose& purpose, identity::AgeOutcome age)
{
    identity::Verdict verdict = accepted(purpose);
    verdict.age = age;
    if (age == identity::AgeOutcome::Undecided)
        verdict.overall = identity::Overall::AcceptIncomplete;
    return verdict;
}

device::Picture portrait()
{
    constexpr int side = 120;
    device::Picture picture{side, side, QByteArray(side * side * 3, '\x90')};
    for (int i = 0; i < side * side; ++i)
        picture.rgb[3 * i] = static_cast<char>(i % side);
    return picture;
}

} // namespace sample

} // namespace naru::test
