// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/digests.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace naru::identity::mdl {

namespace {
qsizetype digestBytes(crypto::HashAlgorithm algorithm)
{
    switch (algorithm) {
    case crypto::HashAlgorithm::Sha256:
        return 32;
    case crypto::HashAlgorithm::Sha384:
        return 48;
    case crypto::HashAlgorithm::Sha512:
        break;
    }
    return 64;
}

/// valueDigests of one namespace, by digestID.
struct SpaceDigests {
    QString nameSpace;
    std::vector<std::pair<quint64, QByteArray>> byId;

    const QByteArray* find(quint64 id) const
    {
        const auto at = std::lower_bound(
            byId.begin(), byId.end(), id, [](const auto& entry, quint64 wanted) { return entry.first < wanted; });
        return at != byId.end() && at->first == id ? &at->second : nullptr;
    }
};

/// Reads valueDigests; entries of another type are a fault of the MSO (`parse`), of another length of `digests`.
std::vector<SpaceDigests> readDigests(const Mso& mso, crypto::HashAlgorithm algorithm, Findings& findings)
{
    std::vector<SpaceDigests> all;
    const auto typeFault
        = [&] { findings.fail(Check::Parse, MdlReason::BadStructure, QStringLiteral("valueDigests")); };
    for (const auto& space : mso.valueDigests.pairs()) {
        const auto name = space.key.toText();
        if (!name || !space.value.is(codec::CborType::Map)) {
            typeFault();
            continue;
        }
        SpaceDigests digests{*name, {}};
        digests.byId.reserve(static_cast<std::size_t>(space.value.size()));
        for (const auto& entry : space.value.pairs()) {
            const auto id = entry.key.toUnsigned();
            const auto digest = entry.value.toBytes();
            if (!id || !digest) {
                typeFault();
                continue;
            }
            if (digest->size() != digestBytes(algorithm))
                findings.fail(Check::Digests, MdlReason::DigestLength, *name);
            digests.byId.emplace_back(*id, *digest);
        }
        std::sort(
            digests.byId.begin(), digests.byId.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        all.push_back(std::move(digests));
    }
    return all;
}

QSet<QByteArray> allOf(const std::vector<SpaceDigests>& spaces)
{
    QSet<QByteArray> all;
    for (const SpaceDigests& space : spaces) {
        for (const auto& [id, digest] : space.byId)
            all.insert(digest);
    }
    return all;
}

/// Empty: the issuer signed this item. `all` is filled with every digest once an item is not where it should be.
std::optional<MdlReason> judgeItem(const IssuerSignedItem& item, const std::vector<SpaceDigests>& spaces,
    crypto::HashAlgorithm algorithm, QSet<QByteArray>& all)
{
    const auto own = std::find_if(
        spaces.begin(), spaces.end(), [&](const SpaceDigests& space) { return space.nameSpace == item.nameSpace; });
    const QByteArray* const wanted = own == spaces.end() ? nullptr : own->find(item.digestId);
    const QByteArray digest = crypto::hash(algorithm, {item.bytes});
    if (wanted && *wanted == digest)
        return std::nullopt;
    if (all.isEmpty())
        all = allOf(spaces);
    if (all.contains(digest))
        return MdlReason::DigestNamespace;
    return wanted ? MdlReason::DigestMismatch : MdlReason::DigestAbsent;
}
} // namespace

std::vector<const IssuerSignedItem*> judgeDigests(const Document& document, Findings& findings)
{
    std::vector<const IssuerSignedItem*> genuine;
    if (!document.mso || !document.mso->valueDigests.isValid())
        return genuine;
    if (!document.mso->digestAlgorithm) {
        findings.fail(Check::Digests, MdlReason::DigestAlgorithm, document.mso->digestAlgorithmName.left(32));
        return genuine;
    }
    const auto algorithm = *document.mso->digestAlgorithm;
    const auto spaces = readDigests(*document.mso, algorithm, findings);
    if (document.everyItemRead)
        findings.done(Check::Digests);
    const bool largeIds = std::any_of(document.items.begin(), document.items.end(),
        [](const IssuerSignedItem& item) { return item.digestId > digestIdMax; });
    if (largeIds)
        findings.note(MdlReason::DigestIdRange);
    QSet<std::pair<QString, QString>> seen;
    QSet<QByteArray> all;
    for (const IssuerSignedItem& item : document.items) {
        const auto before = seen.size();
        seen.insert({item.nameSpace, item.element});
        if (seen.size() == before)
            findings.fail(Check::Digests, MdlReason::ElementRepeated, item.element);
        else if (const auto reason = judgeItem(item, spaces, algorithm, all))
            findings.fail(Check::Digests, *reason, item.element);
        else
            genuine.push_back(&item);
    }
    return genuine;
}

} // namespace naru::identity::mdl
