// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/counterstage.h"

#include "devices/camera/faults.h"

namespace naru::test {

using desk::Visit;
using identity::AgeOutcome;
using identity::Check;
using identity::Overall;

namespace {

const QString certificate = QStringLiteral("certificate-identity"), adult = QStringLiteral("adult-check");

void withTrouble(CounterStage& it, const Fault& fault, quint64 record)
{
    FakeVisit& visit = it.visit(certificate);
    visit.faultNow = fault;
    visit.recordNow = record;
    visit.stageNow = Visit::Stage::Trouble;
    visit.tell();
}

void withUndecidedAge(CounterStage& it)
{
    const auto& purpose = sample::purpose(adult);
    FakeVisit& visit = it.verdict(adult, sample::aged(purpose, AgeOutcome::Undecided));
    visit.next = purpose.fallbacks.first();
    visit.tell();
}

/// A desk with a camera and Bluetooth, and a reader or not.
FakeVisit& withEyes(CounterStage& it, const QStringList& methods)
{
    it.rack.give(it.camera);
    it.desk.methods = methods;
    it.desk.tellAll();
    return it.visit(certificate);
}
const QStringList everyWay{QStringLiteral("nfc"), QStringLiteral("qr_ble")};

void withEngaging(CounterStage& it, device::VisitEndpoint::Way way)
{
    FakeVisit& visit = withEyes(it, everyWay);
    visit.wayNow = way;
    visit.tell();
}

void lookingAtCodes(CounterStage& it, FakeEye& eye)
{
    it.rack.give(eye);
    it.signIn();
    it.counter.lookAtCodes();
}

/// Of another desk of the centre, with the hub's proof.
desk::CheckedReceipt receiptOfOurs()
{
    payments::EReceipt says;
    says.number = QStringLiteral("A1-000042");
    says.made = sample::morning - std::chrono::days(3);
    says.amount = Won{15'400};
    desk::CheckedReceipt receipt;
    receipt.judged = {payments::JudgedReceipt::Seal::Ours, says,
        payments::DeskKey{QStringLiteral("나루동 행정복지센터"), QStringLiteral("1번 창구"), {}, {}, false}};
    receipt.word.proof = desk::HubWord::Proof::Included;
    receipt.word.size = 1'234;
    receipt.word.time = sample::morning - std::chrono::days(2);
    receipt.word.listMade = sample::morning - std::chrono::hours(1);
    return receipt;
}

void brought(CounterStage& it, const desk::CheckedReceipt& receipt)
{
    lookingAtCodes(it, it.camera);
    it.desk.papersNow.says = receipt;
    it.desk.codeScanned("NARU-R1:ABC");
}

void withOverall(CounterStage& it, Overall overall)
{
    identity::Verdict verdict = sample::accepted(sample::purpose(certificate));
    verdict.overall = overall;
    auto& document = verdict.documents.first();
    document.hasStatus = overall == Overall::AcceptStatusUnknown;
    document.droppedDeviceSigned = overall == Overall::AcceptIssuerOnly;
    if (overall == Overall::AcceptIncomplete) {
        const QString space = QStringLiteral("org.iso.18013.5.1"), portrait = QStringLiteral("portrait");
        document.values[space].remove(portrait);
        document.missing = {{space, portrait}};
    }
    it.verdict(certificate, verdict);
}

void withRefusal(CounterStage& it, Check check, const char* reason)
{
    it.verdict(certificate, sample::refused(sample::purpose(certificate), check, reason));
}

void withExpired(CounterStage& it)
{
    identity::Verdict verdict = sample::refused(sample::purpose(certificate), Check::Validity, "mdl.expired");
    verdict.documents.first().validUntil = sample::morning - std::chrono::days(7);
    it.verdict(certificate, verdict);
}

} // namespace

const CounterStates& counterStates()
{
    static const CounterStates all{
        {QStringLiteral("signin"), [](CounterStage&) {}},
        {QStringLiteral("signin-demo"),
            [](CounterStage& it) {
                it.desk.signIn(1, QStringLiteral("000000"), [](const Result<void>&) {});
                it.desk.tellAll();
            }},
        {QStringLiteral("idle"), [](CounterStage& it) { it.signIn(); }},
        {QStringLiteral("idle-first"),
            [](CounterStage& it) {
                it.desk.visits.clear();
                it.desk.counts = {};
                it.signIn();
                it.desk.tellAll();
            }},
        {QStringLiteral("idle-no-phone"),
            [](CounterStage& it) {
                it.desk.methods.clear();
                it.desk.findings[0].state = desk::Finding::State::Off;
                it.signIn();
                it.desk.tellAll();
            }},
        {QStringLiteral("choose"),
            [](CounterStage& it) {
                it.signIn();
                it.counter.usePaper();
            }},
        {QStringLiteral("paper"),
            [](CounterStage& it) {
                it.signIn();
                it.counter.usePaper();
                it.counter.begin(certificate);
            }},
        {QStringLiteral("waiting"), [](CounterStage& it) { it.visit(certificate); }},
        {QStringLiteral("waiting-eyes"), [](CounterStage& it) { withEyes(it, everyWay); }},
        {QStringLiteral("waiting-eyes-far"),
            [](CounterStage& it) {
                withEyes(it, everyWay);
                it.settle();
                it.camera.look(device::CodeSource::Sight::TooFar);
            }},
        {QStringLiteral("waiting-eyes-alone"), [](CounterStage& it) { withEyes(it, {QStringLiteral("qr_ble")}); }},
        {QStringLiteral("waiting-reader-lost"),
            [](CounterStage& it) {
                it.desk.problems = {device::DeviceFault::ReaderUnavailable};
                withEyes(it, {QStringLiteral("qr_ble")});
            }},
        {QStringLiteral("waiting-camera-lost"),
            [](CounterStage& it) {
                withEyes(it, everyWay);
                it.settle();
                it.camera.fail(device::CameraFault::CameraUnplugged);
            }},
        {QStringLiteral("waiting-engaging"),
            [](CounterStage& it) { withEngaging(it, device::VisitEndpoint::Way::Bluetooth); }},
        {QStringLiteral("waiting-engaging-tap"),
            [](CounterStage& it) { withEngaging(it, device::VisitEndpoint::Way::Tap); }},
        {QStringLiteral("scan"), [](CounterStage& it) { lookingAtCodes(it, it.camera); }},
        {QStringLiteral("scan-read"),
            [](CounterStage& it) {
                lookingAtCodes(it, it.camera);
                it.desk.codeScanned("https://example.com/pay?to=1");
            }},
        {QStringLiteral("scan-receipt"), [](CounterStage& it) { brought(it, receiptOfOurs()); }},
        {QStringLiteral("scan-receipt-unknown"),
            [](CounterStage& it) {
                auto receipt = receiptOfOurs();
                receipt.judged.seal = payments::JudgedReceipt::Seal::Unknown;
                receipt.judged.desk.reset();
                receipt.word = {};
                brought(it, receipt);
            }},
        {QStringLiteral("scan-receipt-lost"),
            [](CounterStage& it) {
                auto receipt = receiptOfOurs();
                receipt.word = {};
                receipt.word.lost = desk::HubWord::Lost{sample::morning - std::chrono::days(2), 1, 40};
                receipt.word.listMade = sample::morning - std::chrono::hours(1);
                brought(it, receipt);
            }},
        {QStringLiteral("scan-receipt-altered"), [](CounterStage& it) { brought(it, {}); }},
        {QStringLiteral("scan-no-eyes"),
            [](CounterStage& it) {
                it.signIn();
                it.counter.lookAtCodes();
            }},
        {QStringLiteral("scan-no-camera"), [](CounterStage& it) { lookingAtCodes(it, it.scanner); }},
        {QStringLiteral("asked"),
            [](CounterStage& it) {
                it.visit(certificate).stageNow = Visit::Stage::Asked;
                it.desk.visitNow->tell();
            }},
        {QStringLiteral("asked-second"),
            [](CounterStage& it) {
                withUndecidedAge(it);
                it.counter.askFallback();
            }},
        {QStringLiteral("accepted"),
            [](CounterStage& it) { it.verdict(certificate, sample::accepted(sample::purpose(certificate))); }},
        {QStringLiteral("accepted-licence"),
            [](CounterStage& it) {
                const QString id = QStringLiteral("licence-rental");
                it.verdict(id, sample::accepted(sample::purpose(id)));
            }},
        {QStringLiteral("accepted-resident"),
            [](CounterStage& it) {
                const QString id = QStringLiteral("resident-counter");
                it.verdict(id, sample::accepted(sample::purpose(id)));
            }},
        {QStringLiteral("age-yes"),
            [](CounterStage& it) { it.verdict(adult, sample::aged(sample::purpose(adult), AgeOutcome::Yes)); }},
        {QStringLiteral("age-no"),
            [](CounterStage& it) { it.verdict(adult, sample::aged(sample::purpose(adult), AgeOutcome::No)); }},
        {QStringLiteral("age-undecided"), withUndecidedAge},
        {QStringLiteral("age-undecided-phone-gone"),
            [](CounterStage& it) {
                withUndecidedAge(it);
                it.desk.visitNow->next.reset();
                it.desk.visitNow->tell();
            }},
        {QStringLiteral("amber-status"), [](CounterStage& it) { withOverall(it, Overall::AcceptStatusUnknown); }},
        {QStringLiteral("amber-incomplete"), [](CounterStage& it) { withOverall(it, Overall::AcceptIncomplete); }},
        {QStringLiteral("amber-issuer-only"), [](CounterStage& it) { withOverall(it, Overall::AcceptIssuerOnly); }},
        {QStringLiteral("refused-forged"),
            [](CounterStage& it) { withRefusal(it, Check::Digests, "mdl.digest_mismatch"); }},
        {QStringLiteral("refused-issuer"),
            [](CounterStage& it) { withRefusal(it, Check::IssuerChain, "mdl.unknown_anchor"); }},
        {QStringLiteral("refused-expired"), withExpired},
        {QStringLiteral("decided"),
            [](CounterStage& it) {
                withOverall(it, Overall::AcceptStatusUnknown);
                it.counter.seenByEye();
            }},
        {QStringLiteral("trouble"), [](CounterStage& it) { withTrouble(it, desk::DeskFault::PhoneTimeout, 0); }},
        {QStringLiteral("trouble-recorded"),
            [](CounterStage& it) { withTrouble(it, desk::DeskFault::AnswerTimeout, 413); }},
        {QStringLiteral("clock-ahead"),
            [](CounterStage& it) {
                it.desk.clockNow = identity::ClockState::TooFarAhead;
                it.signIn();
            }},
        {QStringLiteral("clock-behind"),
            [](CounterStage& it) {
                it.desk.clockNow = identity::ClockState::BeforeFloor;
                it.signIn();
            }},
        {QStringLiteral("stopped"), [](CounterStage& it) { it.desk.stop(desk::DeskFault::BackupFailed); }},
        {QStringLiteral("sheet-warning"),
            [](CounterStage& it) {
                it.verdict(certificate, sample::accepted(sample::purpose(certificate)));
                it.settle();
                it.desk.visitNow->warn();
            }},
        {QStringLiteral("sheet-second"),
            [](CounterStage& it) {
                withOverall(it, Overall::AcceptStatusUnknown);
                it.settle();
                it.stage.press(it.model.language() == QStringLiteral("ko") ? QStringLiteral("두 번째 사람")
                                                                           : QStringLiteral("A second person"));
            }},
        {QStringLiteral("sheet-help"),
            [](CounterStage& it) {
                it.signIn();
                it.stage.key(Qt::Key_F1);
            }},
    };
    return all;
}

} // namespace naru::test
