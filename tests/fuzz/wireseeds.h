// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/answer.h"
#include "sync/wire/roll.h"
#include "sync/wire/sealing.h"
#include "tests/support/wirebatches.h"

namespace naru::fuzz {

/// What desk and hub say to each other, each kind once. Signatures are drawn anew each time.
inline void seedBatches(void (*seed)(const char* path, const QByteArray& bytes))
{
    using namespace wire;
    const auto key = test::wireKey(1);
    Batch batch = test::wireBatch(2);
    const QByteArray bytes = bytesOf(batch, key);
    seed("batch/two", bytes);
    seed("batch/payload", batchOf(bytes)->payload);
    seed("batch/deflate", packed(bytes, Packing::Deflate));
    seed("batch/zstd", packed(bytes, Packing::Zstd));
    seed("batch/none", bytesOf(test::wireBatch(0), key));
    batch.entries.resize(1);
    seed("batch/envelope", envelopeOf(batch, key));
    Item& item = batch.entries.first();
    item.digest = crypto::sha256(item.framed);
    item.framed.clear();
    item.sealed.emplace();
    item.sealed->bytes = "sealed";
    item.sealed->facets = {{1, 4}, {2, 15'000}};
    seed("batch/sealed", bytesOf(batch, key));
    item.sealed->first = First{1, 7, item.hlc, 22, 1, QByteArray(32, 'd')};
    seed("batch/sealedagain", bytesOf(batch, key));
    SeededRandom random(11);
    const SealedPlace place{QByteArray(16, 'd'), 1, 7, 22, QByteArray(32, 'h'), openPartOf(*item.sealed)};
    seed("sealed/frame", Sealer(key.publicKey(), random).seal(place, "frame of an entry"));
    seed("sealed/open", place.open);
    crypto::CertificatePlan plan;
    plan.commonName = QStringLiteral("agency");
    const QByteArray certificate = crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random);
    seed("sealed/word", bytesOf(SealTo{3, certificate}, place.device, key));
    seed("sealed/none", bytesOf(SealTo{4, {}}, place.device, key));
}

inline void seedAnswers(void (*seed)(const char* path, const QByteArray& bytes))
{
    using namespace wire;
    Accepted answer;
    answer.head = {3, 900, QByteArray(32, 'h')};
    answer.hubTime = Instant(Milliseconds(1'795'316'400'123));
    answer.receipt = receiptOf(QByteArray(16, 'd'), answer.head, answer.hubTime, test::wireKey(2));
    answer.held = {{1, 17, QStringLiteral("unknown_schema")}};
    answer.packs = {{QStringLiteral("trust"), 7}};
    seed("answer/accepted", bytesOf(answer));
    seed("answer/fork", bytesOf(Refusal{QStringLiteral("fork"), answer.head, {}}));
    seed("answer/entry", bytesOf(Refusal{QStringLiteral("bad_entry"), {}, 3}));
}

inline void seedProofs(void (*seed)(const char* path, const QByteArray& bytes))
{
    using namespace wire;
    TreeEdge edge;
    const QByteArray device(16, 'd');
    const Head one{1, 1, QByteArray(32, '1')}, two{1, 2, QByteArray(32, '2')};
    edge.append(leafOf(device, one));
    edge.append(leafOf(device, two));
    const QByteArray text
        = textOf({QStringLiteral("naru.example/hub"), 2, edge.root(), Instant(Milliseconds(0))}, test::wireKey(3));
    seed("checkpoint/two", text);
    seed("checkpoint/witness", text + "\xe2\x80\x94 witness.example/w1 " + QByteArray(76, 'w').toBase64() + '\n');
    seed("proof/first", bytesOf(Proof{device, one, 0, {leafOf(device, two)}, text}));
    const RollAct act{RollAct::What::Renewed, device, QStringLiteral("나루동"), QStringLiteral("2번 창구"),
        QByteArray(8, 'k'), QByteArray(32, 'c'), Instant(Milliseconds(1'795'316'400'123))};
    seed("roll/act", bytesOf(act));
    seed("roll/lost", bytesOf(RollAct{RollAct::What::Lost, device, act.site, act.desk, act.keyId, {}, {}}));
    const QByteArray framed = journal::frame(QByteArray(journal::saltBytes, 's'), bytesOf(act));
    const Item item{quint64(1'795'316'400'123) << 16, rollKind, rollSchema, framed, {}, {}};
    seed("roll/page", bytesOf(RollPage{{item}, {device, one, 0, {leafOf(device, two)}, text}, {QByteArray(32, 'p')}}));
    seed("proof/path", QByteArray("\x03\x07\x04\x00", 4) + QByteArray(96, 'p'));
}

} // namespace naru::fuzz
