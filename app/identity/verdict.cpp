// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/verdict.h"

#include "app/identity/wipe.h"

#include <algorithm>

namespace naru::identity {

const Value* DocumentVerdict::find(const QString& nameSpace, const QString& element) const
{
    const auto space = values.constFind(nameSpace);
    if (space == values.constEnd())
        return nullptr;
    const auto value = space->constFind(element);
    return value == space->constEnd() ? nullptr : &*value;
}

namespace {
/// False if any document fails it, else null if any is null, else true.
Outcome together(const QList<DocumentVerdict>& documents, std::size_t check)
{
    Outcome all = true;
    for (const DocumentVerdict& document : documents) {
        if (!document.returned)
            continue;
        if (document.checks[check] == false)
            return false;
        if (!document.checks[check])
            all.reset();
    }
    return all;
}

Overall judge(const Verdict& verdict, bool incomplete)
{
    const auto& checks = verdict.checks;
    if (!std::all_of(checks.begin(), checks.end(), [](const Outcome& check) { return check == true; }))
        return Overall::Reject;
    const auto any = [&](auto member) {
        return std::any_of(verdict.documents.begin(), verdict.documents.end(),
            [member](const DocumentVerdict& document) { return document.*member; });
    };
    if (incomplete || verdict.age == AgeOutcome::Undecided)
        return Overall::AcceptIncomplete;
    if (any(&DocumentVerdict::hasStatus) && !verdict.statusAsOf)
        return Overall::AcceptStatusUnknown;
    return any(&DocumentVerdict::droppedDeviceSigned) ? Overall::AcceptIssuerOnly : Overall::Accept;
}
} // namespace

void Verdict::conclude(bool incomplete)
{
    const bool read = std::any_of(
        documents.begin(), documents.end(), [](const DocumentVerdict& document) { return document.returned; });
    for (std::size_t i = 0; read && i < checks.size(); ++i) {
        if (i != static_cast<std::size_t>(Check::Status) && checks[i] != false)
            checks[i] = together(documents, i);
    }
    overall = judge(*this, incomplete);
    if (!accepted())
        releaseNothing();
}

void Verdict::reject(Reason reason)
{
    overall = Overall::Reject;
    reasons.append(std::move(reason));
    releaseNothing();
}

void Verdict::releaseNothing()
{
    wipe(*this);
    if (age)
        age = AgeOutcome::Undecided;
}

QStringList Verdict::failedChecks() const
{
    QStringList failed;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (checks[i] == false)
            failed.append(QLatin1StringView(checkNames[i]));
    }
    return failed;
}

} // namespace naru::identity
