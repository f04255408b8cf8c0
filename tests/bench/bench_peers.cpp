// SPDX-License-Identifier: GPL-3.0-or-later
// One DeviceResponse verified by Naru and by two implementations that nobody here wrote, round by round: how long the
// same answer takes, in each one's own process, without its start. `bench_peers`
#include "app/base/assert.h"
#include "app/identity/mdl/certificatecache.h"
#include "app/identity/verify.h"
#include "tests/bench/measure.h"
#include "tests/interop/peers.h"
#include "tests/support/mdocmaker.h"

#include <cstdio>

using namespace naru;
using namespace naru::identity;

namespace {

constexpr int rounds = 5, callsPerRound = 200;
const QString moment = QStringLiteral("2026-06-01T00:00:00Z");

QString base64(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toBase64());
}

QJsonObject jobFor(const test::MadeMdoc& made, const crypto::PrivateKey& readerKey, const TrustList& trust)
{
    return {{QStringLiteral("do"), QStringLiteral("measure")}, {QStringLiteral("now"), moment},
        {QStringLiteral("response"), base64(made.response)}, {QStringLiteral("transcript"), base64(made.transcript)},
        {QStringLiteral("readerKey"), base64(readerKey.pkcs8().view())},
        {QStringLiteral("root"), base64(trust.all().first().der())}, {QStringLiteral("edwards"), false},
        {QStringLiteral("calls"), callsPerRound}};
}

double naruMicroseconds(const Evidence& evidence, const TrustList& trust)
{
    const Instant now = *parseRfc3339(moment);
    return bench::microsecondsOf(callsPerRound, [&] {
        mdl::certificateCache().clear(); // the peers remember nothing either
        NARU_ASSERT(verify(evidence, {trust, now, true}).overall == Overall::Accept);
    });
}

} // namespace

int main()
{
    interop::Peers peers;
    if (const QString absent = peers.prepare(); !absent.isEmpty()) {
        std::printf("skipped: %s\n", qPrintable(absent));
        return 0;
    }
    const test::MadeMdoc made = test::MdocMaker(3).make();
    const auto readerKey = *crypto::PrivateKey::fromPem(made.readerKeyPem);
    TrustList trust;
    trust.add(made.trustPem);
    const Evidence evidence{made.response, made.transcript, readerKey, std::nullopt};
    std::printf("%lld-byte DeviceResponse, 12 elements, ES256; processor time per verification, median of %d rounds\n"
                "| peer | peer | naru, cache empty | ratio |\n|---|---|---|---|\n",
        static_cast<long long>(made.response.size()), rounds);
    for (const auto& peer : {QStringLiteral("auth0"), QStringLiteral("owf")}) {
        std::vector<double> theirs, ours, ratios;
        for (int round = 0; round < rounds; ++round) {
            const QJsonObject answer = peers.run(peer, jobFor(made, readerKey, trust));
            if (!answer[QStringLiteral("accepted")].toBool()) {
                std::fprintf(stderr, "%s did not accept: %s\n", qPrintable(peer),
                    qPrintable(answer[QStringLiteral("error")].toString()));
                return 1;
            }
            theirs.push_back(answer[QStringLiteral("microseconds")].toDouble());
            ours.push_back(naruMicroseconds(evidence, trust));
            ratios.push_back(theirs.back() / ours.back());
        }
        std::printf("| %s | %.0f µs | %.0f µs | %.1f |\n", qPrintable(peer), bench::median(theirs), bench::median(ours),
            bench::median(ratios));
    }
    return 0;
}
