// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/neighbours.h"
#include "app/desk/pairs.h"
#include "sync/lan/discoveryfaults.h"
#include "sync/lan/faults.h"

#include <algorithm>

namespace naru::test {

/// A house that stands as a test puts it.
class FakeNeighbours final : public Neighbours {
public:
    QList<Around> aroundNow;
    QList<Trying> triesNow;
    QStringList placesNow{QStringLiteral("192.168.0.7:47110"), QStringLiteral("[fd00::7]:47110")};
    std::optional<Fault> blindNow;
    QByteArray codeNow;
    QList<QByteArray> hereNow, codesTaken;
    QStringList paired;
    QList<quint64> confirmed, refused;
    std::function<void()> changed;

    void tell()
    {
        if (changed)
            changed();
    }
    /// A try of somebody who calls themselves `name`, as it comes and goes on.
    void put(quint64 number, Trying::State state, const QString& name, const QString& digits = {},
        const QString& replaces = {})
    {
        triesNow.removeIf([&](const Trying& each) { return each.number == number; });
        Trying trying;
        trying.number = number;
        trying.state = state;
        trying.with = {name, QStringLiteral("192.168.0.12:47110")};
        trying.digits = digits;
        trying.replaces = replaces;
        if (state == Trying::State::Ended)
            trying.fault = lan::LanFault::RefusedThere;
        triesNow.append(trying);
        tell();
    }

    QByteArray ownCode() const override { return codeNow; }
    void showCode() override
    {
        codeNow = QByteArray("NARU-DESK:1:") + QByteArray(180, 'A');
        tell();
    }
    void hideCode() override
    {
        codeNow.clear();
        tell();
    }
    bool isCode(const QByteArray& code) const override { return code.startsWith("NARU-DESK:1:"); }
    QStringList ownPlaces() const override { return placesNow; }
    std::optional<Fault> blind() const override { return blindNow; }
    QList<Around> around() const override { return aroundNow; }
    QList<Trying> tries() const override { return triesNow; }
    Result<void> pair(const QString& place) override
    {
        if (place.contains(u'/'))
            return lan::LanFault::BadPlace;
        paired.append(place);
        put(7, Trying::State::Connecting, {});
        return {};
    }
    Result<void> pairByCode(const QByteArray& code) override
    {
        codesTaken.append(code);
        return code.size() > 20 ? Result<void>() : lan::LanFault::BadCode;
    }
    void confirm(quint64 number) override { confirmed.append(number); }
    void refuse(quint64 number) override { refused.append(number); }
    bool here(const QByteArray& device) const override { return hereNow.contains(device); }
    void watch(std::function<void()> then) override { changed = std::move(then); }
};

/// Pairs without a journal.
class FakePairs final : public desk::Pairs {
public:
    QList<desk::Pair> now;
    std::optional<Fault> refuses;

    void add(char number, const QString& name, Instant since)
    {
        now.append({QByteArray(15, 'd') + number, name, QByteArray("key ") + number, {}, since});
        Q_EMIT changed();
    }
    QList<desk::Pair> list() const override { return now; }
    std::optional<desk::Pair> find(const QByteArray& device) const override
    {
        const auto found = std::ranges::find(now, device, &desk::Pair::device);
        return found == now.end() ? std::nullopt : std::optional(*found);
    }
    Result<qint64> mayPair() const override { return refuses ? Result<qint64>(*refuses) : Result<qint64>(1); }
    void keep(const desk::Pair& pair, qint64, Over, Done done) override
    {
        now.append(pair);
        done({});
        Q_EMIT changed();
    }
    void rename(const QByteArray& device, const QString& name, Done done) override
    {
        const auto found = std::ranges::find(now, device, &desk::Pair::device);
        if (found == now.end())
            return done(desk::PairsFault::Unknown);
        found->name = name;
        done({});
        Q_EMIT changed();
    }
    void revoke(const QByteArray& device, Done done) override
    {
        now.removeIf([&](const desk::Pair& each) { return each.device == device; });
        done({});
        Q_EMIT changed();
    }
};

} // namespace naru::test
