// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "app/crypto/hash.h"
#include "app/desk/pairsimpl.h"

#include <algorithm>

namespace naru::desk {

namespace {

/// What came from another desk, or from a keyboard, as a name: one line of plain text.
QString nameOf(const QString& text)
{
    QString name;
    for (const QChar letter : text)
        name += letter.isPrint() ? letter : QChar(u' ');
    name = name.simplified().left(Pairs::nameLettersMax);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    return name.trimmed();
}

} // namespace

Pairs* DeskImpl::pairs() const
{
    return m_pairs.get();
}

Result<void> DeskImpl::beginPairs()
{
    m_pairs = std::make_unique<PairsImpl>(*this);
    const auto begun = m_pairs->begin();
    if (begun || m_parts.access == Access::ReadWrite)
        return begun;
    m_pairs.reset(); // to be read alone, and of before there were pairs
    return {};
}

QString Pair::fingerprint() const
{
    constexpr qsizetype digits = 16, group = 4;
    const QString hex = QString::fromLatin1(crypto::sha256(key).toHex()).toUpper().left(digits);
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += group)
        groups.append(hex.mid(at, group));
    return groups.join(u' ');
}

Result<void> PairsImpl::begin()
{
    return m_desk.journal().query([this](storage::Database& database) -> Result<void> {
        auto pairs = readPairs(database);
        if (!pairs)
            return pairs.fault();
        m_pairs = std::move(*pairs);
        return {};
    });
}

std::optional<Pair> PairsImpl::find(const QByteArray& device) const
{
    const auto found = std::ranges::find(m_pairs, device, &Pair::device);
    return found == m_pairs.end() ? std::nullopt : std::optional(*found);
}

Result<qint64> PairsImpl::mayPair() const
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return may.fault();
    return m_desk.staffId();
}

bool PairsImpl::isAdministrator(qint64 staffId) const
{
    const auto people = m_desk.staff();
    return std::ranges::any_of(people,
        [&](const StaffMember& who) { return who.id == staffId && who.role == Role::Administrator && !who.disabled; });
}

void PairsImpl::keep(const Pair& pair, qint64 by, Over over, Done done)
{
    if (!isAdministrator(by))
        return done(DeskFault::NotAllowed);
    Pair kept = pair;
    kept.name = nameOf(pair.name);
    kept.since = m_desk.now();
    const bool isOther = kept.device.size() == deviceBytes && kept.device != m_desk.deviceId();
    if (!isOther || kept.name.isEmpty() || kept.key.isEmpty() || kept.key.size() > keyBytesMax
        || kept.place.size() > placeLettersMax || codec::holdsCardNumber(kept.name.toUtf8()))
        return done(PairsFault::BadPeer);
    if (m_pairs.size() >= pairsMax && !find(kept.device))
        return done(PairsFault::Full);
    const auto sameKey = [kept](storage::Database& database) -> Result<void> { // as it is then: two may be under way
        const auto pairs = readPairs(database);
        if (!pairs)
            return pairs.fault();
        const auto found = std::ranges::find(*pairs, kept.device, &Pair::device);
        return found == pairs->end() || found->key == kept.key ? Result<void>() : PairsFault::OtherKey;
    };
    write(entryOf(kept, by), over == Over::Nobody ? DeskImpl::Look(sameKey) : DeskImpl::Look(), std::move(done));
}

void PairsImpl::rename(const QByteArray& device, const QString& name, Done done)
{
    const auto by = mayPair();
    if (!by)
        return done(by.fault());
    auto pair = find(device);
    if (!pair)
        return done(PairsFault::Unknown);
    pair->name = nameOf(name);
    if (pair->name.isEmpty() || codec::holdsCardNumber(pair->name.toUtf8()))
        return done(PairsFault::BadPeer);
    // As it is then: a word of before it was revoked, or took another key, must not bring the old key back.
    const auto stillThere = [device, key = pair->key](storage::Database& database) -> Result<void> {
        const auto pairs = readPairs(database);
        if (!pairs)
            return pairs.fault();
        const auto found = std::ranges::find(*pairs, device, &Pair::device);
        return found != pairs->end() && found->key == key ? Result<void>() : PairsFault::Unknown;
    };
    write(entryOf(*pair, *by), stillThere, std::move(done));
}

void PairsImpl::revoke(const QByteArray& device, Done done)
{
    const auto by = mayPair();
    if (!by)
        return done(by.fault());
    if (!find(device))
        return done(PairsFault::Unknown);
    write(endOf(device, *by), {}, std::move(done));
}

void PairsImpl::write(const journal::Entry& entry, const DeskImpl::Look& before, Done done)
{
    auto fresh = std::make_shared<QList<Pair>>();
    const auto after = [fresh](storage::Database& database) -> Result<void> {
        auto pairs = readPairs(database);
        if (!pairs)
            return pairs.fault();
        *fresh = std::move(*pairs);
        return {};
    };
    m_desk.append(entry, before, after, [this, fresh, done](const Result<journal::Stamp>& stamp) {
        if (!stamp)
            return done(stamp.fault());
        m_pairs = std::move(*fresh);
        done({});
        Q_EMIT changed();
    });
}

} // namespace naru::desk
