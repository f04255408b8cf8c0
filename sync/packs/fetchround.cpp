// SPDX-License-Identifier: GPL-3.0-or-later
// What the fetcher makes of what comes.
#include "sync/packs/fetcher.h"

#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::packs {

static QString nameOf(const Fault& fault)
{
    return QString::fromLatin1(fault.name());
}

void Fetcher::takeCatalogue(const Way::Said& said)
{
    const auto catalogue = catalogueOf(said.bytes, said.device, *m_belief.hubKey);
    if (!catalogue)
        return failed(Cause::Refused, {}, nameOf(catalogue.fault()));
    if (said.device == m_belief.device) {
        if (const auto kept = m_doors.shelf.keepCatalogue(said.bytes); !kept)
            return failed(Cause::ShelfFailed, {}, nameOf(kept.fault()));
    }
    m_round->catalogue = *catalogue;
    // Neither clock makes it newer than the other says.
    m_round->asOf = std::min(catalogue->time, m_doors.clock.now());
    m_state.heard = m_doors.clock.now();
    nextRoot();
}

void Fetcher::nextRoot()
{
    const auto root = m_doors.shelf.root();
    const quint64 version = root ? root->version : 0;
    if (version == 0 && m_belief.rootPin.isEmpty()) {
        const bool isNeeded = !m_round->catalogue.offers.isEmpty();
        return isNeeded ? failed(Cause::Refused, lookEvery, nameOf(Fault(ReleaseFault::NoRoot))) : rest();
    }
    if (version >= quint64(m_round->catalogue.roots.size()))
        return plan();
    ask(Step::Root, {Way::Ask::What::Blob, m_round->catalogue.roots.at(qsizetype(version)), 0, qint64(rootBytesMax)});
}

void Fetcher::takeRoot(const QByteArray& bytes)
{
    const auto root = m_doors.shelf.root();
    const quint64 version = root ? root->version : 0;
    if (crypto::sha256(bytes) != m_round->catalogue.roots.at(qsizetype(version)))
        return failed(Cause::Refused, {}, nameOf(Fault(ReleaseFault::Altered)));
    const auto taken = root ? m_doors.shelf.follow(bytes) : m_doors.shelf.believe(bytes, m_belief.rootPin);
    if (!taken) {
        const bool isDisk = taken.fault().is(ReleaseFault::CannotWrite);
        return failed(isDisk ? Cause::ShelfFailed : Cause::Refused, {}, nameOf(taken.fault()));
    }
    nextRoot();
}

void Fetcher::plan()
{
    const auto& offers = m_round->catalogue.offers;
    for (auto offer = offers.begin(); offer != offers.end(); ++offer)
        planOne(offer.key(), *offer);
    nextChannel();
}

void Fetcher::planOne(Channel channel, const Offer& offer)
{
    const Taken taken = m_taken.value(channel);
    const auto inUse = m_doors.shelf.inUse(channel);
    if (offer.manifest == taken.manifest) {
        const bool isInPlace = inUse && inUse->sha256 == taken.manifest && !taken.isLost;
        const auto end = inUse ? inUse->manifest.expires : std::nullopt;
        const bool isOver
            = end && *end <= m_doors.clock.now(); // who signed it said so: no hub makes it good for longer
        if (!isInPlace && (taken.isLost || m_doors.shelf.left(channel) != taken.manifest))
            m_round->todo.append(channel); // power went away between the journal and its place
        else if (m_tells.confirmed && !isOver)
            m_tells.confirmed(channel, m_round->asOf);
        return;
    }
    // A higher root may have let go of a number that a stolen key had signed: Shelf::judge() decides.
    const auto root = m_doors.shelf.root();
    const bool isNewer = offer.version > taken.version || (root && root->version > taken.root);
    if (isNewer && m_refused.value(channel) != offer.manifest)
        m_round->todo.append(channel);
}

void Fetcher::nextChannel()
{
    if (m_round->todo.isEmpty())
        return rest();
    m_round->channel = m_round->todo.takeFirst();
    const Offer offer = m_round->catalogue.offers.value(m_round->channel);
    m_round->sha256 = offer.manifest;
    m_round->manifest.reset();
    m_round->missing.clear();
    m_state.come = m_state.whole = 0;
    if (m_doors.shelf.has(offer.manifest))
        return readManifest();
    if (offer.size > manifestBytesMax)
        return refuse(ReleaseFault::TooLarge);
    fetch({{}, offer.size, offer.manifest});
}

void Fetcher::fetch(const File& piece)
{
    m_round->piece = piece;
    publish(Cause::Fetching);
    const qint64 from = m_doors.shelf.partOf(piece.sha256);
    if (from >= piece.size) // all bytes came, and power went away before they were looked at
        return appended(m_doors.shelf.append(piece.sha256, piece.size, {}));
    ask(Step::Piece,
        {Way::Ask::What::Blob, piece.sha256, from, std::min<qint64>(Way::pieceBytesMax, piece.size - from)});
}

void Fetcher::takePiece(const Way::Ask& asked, const QByteArray& bytes)
{
    const File& piece = m_round->piece;
    const bool isNext = asked.sha256 == piece.sha256 && asked.from == m_doors.shelf.partOf(piece.sha256);
    if (!isNext)
        return fetch(piece);
    m_failures = 0;
    if (m_round->manifest)
        m_state.come += bytes.size();
    appended(m_doors.shelf.append(piece.sha256, piece.size, bytes));
}

void Fetcher::appended(const Result<bool>& whole)
{
    const File piece = m_round->piece;
    if (!whole && whole.fault().is(ReleaseFault::Altered)) {
        if (m_wrong.contains(piece.sha256))
            return refuse(whole.fault());
        m_wrong.insert(piece.sha256); // once from its beginning again
        m_state.come = std::max<qint64>(0, m_state.come - piece.size);
        return fetch(piece);
    }
    if (!whole && whole.fault().is(ReleaseFault::CannotWrite))
        return failed(Cause::ShelfFailed, {}, nameOf(whole.fault()));
    if (!whole)
        return refuse(whole.fault());
    if (!*whole)
        return fetch(piece);
    m_wrong.remove(piece.sha256);
    if (!m_round->manifest)
        return readManifest();
    nextFile();
}

/// Its signatures, before a byte of what it names is fetched.
void Fetcher::readManifest()
{
    const auto document = m_doors.shelf.blob(m_round->sha256, manifestBytesMax);
    const auto root = m_doors.shelf.root();
    const auto manifest = !document ? Result<Manifest>(document.fault())
        : !root                     ? Result<Manifest>(ReleaseFault::NoRoot)
                                    : manifestOf(*root, *document);
    if (!manifest)
        return refuse(manifest.fault());
    const Offer offer = m_round->catalogue.offers.value(m_round->channel);
    if (manifest->channel != m_round->channel || manifest->version != offer.version)
        return refuse(ReleaseFault::BadManifest);
    m_round->manifest = *manifest;
    m_round->missing = m_doors.shelf.missing(*manifest);
    m_state.whole = m_state.come = 0;
    for (const File& file : manifest->files)
        m_state.whole += file.size;
    m_state.come = m_state.whole;
    for (const File& file : m_round->missing)
        m_state.come -= file.size - m_doors.shelf.partOf(file.sha256);
    nextFile();
}

void Fetcher::nextFile()
{
    auto& missing = m_round->missing;
    missing.removeIf([this](const File& file) { return m_doors.shelf.has(file.sha256); });
    if (!missing.isEmpty())
        return fetch(missing.takeFirst());
    m_step = Step::Handed;
    arm(lookEvery);
    publish(Cause::Handed);
    m_tells.ready(m_round->channel, m_round->sha256, *m_round->manifest, m_round->asOf);
}

/// This release is not for here; the others may be.
void Fetcher::refuse(const Fault& fault)
{
    m_refused[m_round->channel] = m_round->sha256;
    m_state.refused[m_round->channel] = nameOf(fault);
    nextChannel();
}

} // namespace naru::packs
