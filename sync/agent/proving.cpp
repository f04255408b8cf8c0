// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/proving.h"

#include "sync/wire/answer.h"

namespace naru::agent {

namespace {

constexpr int triesMax = 3;       ///< where the hub signs anew between two questions
constexpr int pathHashesMax = 96; ///< of a tree of 2^48 leaves

enum class Step : quint8 { Holds, SignedAnew };

QString pathOf(const QByteArray& device, const char* what)
{
    return QStringLiteral("/v1/d/") + QString::fromLatin1(device.toHex()) + u'/' + QLatin1StringView(what);
}

Fault faultOf(const HubDoor::Answer& answer)
{
    const auto refusal = wire::refusalOf(answer.body);
    const QString code = refusal ? refusal->code : QString::number(answer.status);
    if (answer.status == 404 && code == QLatin1StringView("not_included"))
        return ProvingFault::NotYet;
    if (answer.status == 404 && code == QLatin1StringView("unknown_entry"))
        return ProvingFault::Lacks;
    if (answer.status == 401 || answer.status == 403)
        return Fault(EnrolFault::Refused, code);
    return Fault(answer.status == 429 || answer.status == 503 ? EnrolFault::HubBusy : EnrolFault::BadAnswer, code);
}

Result<Shown> included(const AskHub& ask, const Membership& hub, const QByteArray& device, const journal::Head& entry)
{
    const auto answer
        = ask(pathOf(device, "proof") + QStringLiteral("?epoch=%1&seq=%2").arg(entry.epoch).arg(entry.seq));
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return faultOf(*answer);
    const auto proof = wire::proofOf(answer->body);
    if (!proof)
        return proof.fault();
    if (proof->device != device || proof->entry != entry)
        return Fault(wire::WireFault::BadProof, QStringLiteral("of another entry"));
    const auto checkpoint = wire::checkProof(*proof, wire::originOf(hub.authority.fingerprint()), hub.hubKey);
    if (!checkpoint)
        return checkpoint.fault();
    return Shown{*checkpoint, proof->checkpoint};
}

/// "old N \n base64 of a hash \n … \n\n note", as PublicLog::continuation writes it; nothing: it is not that.
struct Continuation {
    QList<QByteArray> path;
    QByteArray note;
};
std::optional<Continuation> continuationOf(const QByteArray& text, quint64 from)
{
    const auto end = text.indexOf("\n\n");
    QList<QByteArray> lines = end < 0 ? QList<QByteArray>() : text.left(end).split('\n');
    if (lines.isEmpty() || lines.size() > pathHashesMax || lines.takeFirst() != "old " + QByteArray::number(from))
        return std::nullopt;
    Continuation continuation;
    continuation.note = text.mid(end + 2);
    for (const QByteArray& line : lines) {
        const auto hash = QByteArray::fromBase64Encoding(line, QByteArray::AbortOnBase64DecodingErrors);
        if (!hash)
            return std::nullopt;
        continuation.path.append(*hash);
    }
    return continuation;
}

bool isContinued(const wire::Checkpoint& old, const wire::Checkpoint& now, const QList<QByteArray>& path)
{
    return old.size == now.size ? old.root == now.root
                                : bool(wire::checkConsistency(old.size, old.root, now.size, now.root, path));
}

Result<Step> continues(const AskHub& ask, const QByteArray& device, const wire::Checkpoint& old, const Shown& shown)
{
    const wire::Checkpoint& now = shown.checkpoint;
    if (old.size == now.size && old.root == now.root)
        return Step::Holds;
    if (old.size >= now.size)
        return ProvingFault::Contradicts;
    const auto answer = ask(continuationPath(device, old.size));
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return faultOf(*answer);
    const auto told = continuationOf(answer->body, old.size);
    if (!told)
        return EnrolFault::BadAnswer;
    if (told->note != shown.note)
        return Step::SignedAnew;
    return isContinued(old, now, told->path) ? Result<Step>(Step::Holds) : Result<Step>(ProvingFault::Contradicts);
}

} // namespace

QString continuationPath(const QByteArray& device, quint64 from)
{
    return pathOf(device, "consistency") + QStringLiteral("?from=%1").arg(from);
}

Result<Shown> continued(const QByteArray& answer, const wire::Checkpoint& old, const Membership& hub)
{
    const auto told = continuationOf(answer, old.size);
    if (!told)
        return EnrolFault::BadAnswer;
    const auto now = wire::checkpointOf(told->note, wire::originOf(hub.authority.fingerprint()), hub.hubKey);
    if (!now)
        return now.fault();
    return isContinued(old, *now, told->path) ? Result<Shown>(Shown{*now, told->note})
                                              : Result<Shown>(ProvingFault::Contradicts);
}

Result<Shown> show(const AskHub& ask, const Membership& hub, const QByteArray& device, const journal::Head& entry,
    const QList<QByteArray>& seen)
{
    for (int tries = 0; tries < triesMax; ++tries) {
        auto shown = included(ask, hub, device, entry);
        if (!shown)
            return shown;
        Step step = Step::Holds;
        for (const QByteArray& note : seen) {
            const auto old = wire::checkpointOf(note, wire::originOf(hub.authority.fingerprint()), hub.hubKey);
            const auto held = old ? continues(ask, device, *old, *shown) : Result<Step>(Step::Holds);
            if (!held)
                return held.fault();
            step = *held;
            if (step == Step::SignedAnew)
                break;
        }
        if (step == Step::Holds)
            return shown;
    }
    return EnrolFault::HubBusy;
}

Result<LogStanding> logStanding(
    const AskHub& ask, const Membership& hub, const QByteArray& device, const QList<QByteArray>& seen)
{
    const QString origin = wire::originOf(hub.authority.fingerprint());
    for (int tries = 0; tries < triesMax; ++tries) {
        const auto answer = ask(continuationPath(device, 0)); // of nothing everything is a continuation
        if (!answer)
            return answer.fault();
        if (answer->status != 200)
            return answer->status == 404 ? Fault(ProvingFault::NotYet) : faultOf(*answer);
        const auto now = continued(answer->body, {origin, 0, wire::emptyRoot(), {}}, hub);
        if (!now)
            return now.fault();
        LogStanding standing{*now, {}, true};
        Step step = Step::Holds;
        for (const QByteArray& note : seen) {
            const auto old = wire::checkpointOf(note, origin, hub.hubKey);
            if (!old)
                continue;
            standing.kept = *old;
            const auto held = continues(ask, device, *old, *now);
            standing.continues = held || !held.fault().is(ProvingFault::Contradicts);
            if (!standing.continues)
                return standing;
            if (!held)
                return held.fault();
            step = *held;
            if (step == Step::SignedAnew)
                break;
        }
        if (step == Step::Holds)
            return standing;
    }
    return EnrolFault::HubBusy;
}

} // namespace naru::agent
