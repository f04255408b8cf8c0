// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/fetcher.h"

#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::packs {

namespace {

constexpr Milliseconds notAllowedWait{30 * 60'000};
constexpr int doublingsMax = 12;

Milliseconds within(Random& random, Milliseconds bound)
{
    return Milliseconds(qint64(random.below(quint64(std::max<qint64>(bound.count(), 0)) + 1)));
}

QString nameOf(const Fault& fault)
{
    return QString::fromLatin1(fault.name());
}

/// It may be taken later without anything else being offered.
bool isPassing(const QString& fault)
{
    return fault == QLatin1StringView(faultNames<ReleaseFault>[std::size_t(ReleaseFault::NotYet)]);
}

} // namespace

Fetcher::Fetcher(const Doors& doors, Belief belief, Tells tells)
    : m_doors(doors)
    , m_belief(std::move(belief))
    , m_tells(std::move(tells))
{
}

Fetcher::~Fetcher()
{
    m_doors.alarm.clear();
    for (Way* const way : {m_doors.hub, m_doors.sister}) {
        if (way)
            way->drop();
    }
}

void Fetcher::know(const Taken& taken)
{
    m_taken[taken.channel] = taken;
}

void Fetcher::begin()
{
    arm(within(m_doors.random, firstWait));
    publish(Cause::Resting);
}

void Fetcher::heard(const QMap<QString, quint64>& versions)
{
    bool isNews = false;
    for (auto one = versions.begin(); one != versions.end(); ++one) {
        const auto channel = channelOf(one.key());
        if (!channel || one.value() <= m_taken.value(*channel).version || m_heard.value(*channel) == one.value())
            continue;
        m_heard[*channel] = one.value();
        isNews = true;
    }
    if (!isNews)
        return;
    m_hasNews = true;
    if (m_step == Step::Idle && m_failures == 0) {
        const Milliseconds wait = within(m_doors.random, heardSpread);
        arm(std::min(wait, std::max(m_due - m_doors.clock.monotonic(), Milliseconds(0))));
        publish(m_state.cause, m_state.fault);
    }
}

void Fetcher::lookNow()
{
    if (m_step != Step::Idle)
        return;
    m_refused.clear();
    m_state.refused.clear();
    m_wrong.clear();
    arm(Milliseconds(0));
    publish(m_state.cause, m_state.fault);
}

void Fetcher::settled(Channel channel, const QByteArray& sha256, const Result<void>& result)
{
    if (result)
        m_state.refused.remove(channel);
    if (m_step != Step::Handed || m_round->channel != channel || m_round->sha256 != sha256)
        return publish(m_state.cause, m_state.fault); // from a stick
    if (!result)
        return refuse(result.fault());
    m_refused.remove(channel);
    nextChannel();
}

/// Time is up: for an answer, for the desk's word (which is waited for on), or for the next round.
void Fetcher::ring()
{
    if (m_step == Step::Idle)
        return beginRound();
    if (m_step == Step::Handed)
        return arm(lookEvery);
    m_round->way->drop();
    ++m_number;
    unanswered({});
}

Way* Fetcher::nextWay()
{
    const bool hasSister = m_doors.sister && m_doors.sister->isHere();
    if (!hasSister || (m_doors.hub && m_silences < silencesMax))
        return m_doors.hub;
    m_silences = silencesMax - 1; // and the hub is next
    return m_doors.sister;
}

void Fetcher::beginRound()
{
    Way* const way = m_belief.hubKey ? nextWay() : nullptr;
    m_hasNews = false;
    if (!way) {
        arm(lookEvery);
        return publish(Cause::NoHub);
    }
    for (auto one = m_state.refused.begin(); one != m_state.refused.end();) {
        if (isPassing(*one)) {
            m_refused.remove(one.key());
            one = m_state.refused.erase(one);
        } else {
            ++one;
        }
    }
    m_round.emplace();
    m_round->way = way;
    m_state.bySister = way == m_doors.sister;
    ask(Step::Catalogue, {Way::Ask::What::Catalogue, {}, 0, catalogueBytesMax});
    publish(Cause::Asking);
}

void Fetcher::ask(Step step, const Way::Ask& ask)
{
    m_step = step;
    arm(answerMax); // whatever the network does, this ends
    m_round->way->ask(ask, [this, ask, number = ++m_number](const Way::Said& answer) {
        if (number != m_number)
            return;
        ++m_number;
        said(ask, answer);
    });
}

void Fetcher::said(const Way::Ask& asked, const Way::Said& said)
{
    if (said.how != Way::Said::How::Came)
        return unanswered(said);
    if (m_round->way == m_doors.hub)
        m_silences = 0;
    if (said.bytes.size() > asked.most || (said.bytes.isEmpty() && asked.most > 0))
        return failed(Cause::Silent);
    switch (m_step) {
    case Step::Catalogue:
        return takeCatalogue(said);
    case Step::Root:
        return takeRoot(said.bytes);
    case Step::Piece:
        return takePiece(asked, said.bytes);
    case Step::Idle:
    case Step::Handed:
        return;
    }
}

void Fetcher::unanswered(const Way::Said& said)
{
    using How = Way::Said::How;
    switch (said.how) {
    case How::Came:
    case How::Broken:
        return failed(Cause::Silent);
    case How::Silent:
        if (m_round->way == m_doors.hub)
            ++m_silences;
        return failed(Cause::Silent);
    case How::Busy: {
        const auto wait = said.wait ? std::clamp(*said.wait, Milliseconds(0), waitAsked) : firstWait;
        return failed(Cause::Busy, wait + within(m_doors.random, wait / 2));
    }
    case How::NotAllowed:
        return failed(Cause::NotAllowed, notAllowedWait + within(m_doors.random, notAllowedWait));
    case How::NotThere:
        break;
    }
    if (m_step == Step::Catalogue)
        return rest(); // it hands nothing down
    // It has something newer by now, and what it offered before no more: once more from the catalogue on.
    if (std::exchange(m_isAnew, true))
        return failed(Cause::Silent);
    beginRound();
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
        const bool isInPlace = inUse && inUse->sha256 == taken.manifest;
        if (!isInPlace && m_doors.shelf.left(channel) != taken.manifest)
            m_round->todo.append(channel); // power went away between the journal and its place
        else if (m_tells.confirmed)
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

void Fetcher::failed(Cause cause, std::optional<Milliseconds> wait, const QString& fault)
{
    ++m_failures;
    m_step = Step::Idle;
    m_round.reset();
    m_isAnew = false;
    const Milliseconds bound = std::min(longestWait, firstWait * (1 << std::min(m_failures, doublingsMax)));
    arm(wait ? *wait : within(m_doors.random, bound));
    publish(cause, fault);
}

void Fetcher::rest()
{
    const bool wasSister = m_round && m_round->way == m_doors.sister && m_doors.hub;
    m_failures = 0;
    m_step = Step::Idle;
    m_round.reset();
    m_isAnew = false;
    const Milliseconds most = m_hasNews ? heardSpread : wasSister ? longestWait : lookEvery;
    arm(most * 2 / 3 + within(m_doors.random, most / 3));
    publish(m_state.refused.isEmpty() ? Cause::Resting : Cause::Refused,
        m_state.refused.isEmpty() ? QString() : m_state.refused.first());
}

/// The one place where the alarm is set.
void Fetcher::arm(Milliseconds wait)
{
    m_due = m_doors.clock.monotonic() + wait;
    m_doors.alarm.set(wait, [this] { ring(); });
}

void Fetcher::publish(Cause cause, const QString& fault)
{
    m_state.cause = cause;
    m_state.fault = fault;
    const bool hasChannel = m_round && (cause == Cause::Fetching || cause == Cause::Handed);
    m_state.channel = hasChannel ? std::optional(m_round->channel) : std::nullopt;
    m_state.next.reset();
    if (m_step == Step::Idle)
        m_state.next = std::max(m_due - m_doors.clock.monotonic(), Milliseconds(0));
    if (m_tells.changed)
        m_tells.changed();
}

} // namespace naru::packs
