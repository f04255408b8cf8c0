// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/adminlog.h"

#include "sync/hub/authority.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/sequencer.h"

namespace naru::hub {

namespace {

Result<KeptCheckpoint> signedNow(const AdminCall& call)
{
    SystemRandom random;
    const auto authority = authorityKeys(call.data, IfAbsent::Refuse, call.clock.now(), random);
    if (!authority)
        return authority.fault();
    const auto key = keyIn(call.data + QStringLiteral("/hub.key"), random);
    if (!key)
        return key.fault();
    PublicLog log({call.pool, wire::originOf(authority->certificate.fingerprint()), *key, call.clock});
    if (const auto prepared = log.prepare(); !prepared)
        return prepared.fault();
    Sequencer sequencer(call.pool);
    for (int added = 1; added > 0;) {
        const auto stepped = sequencer.step();
        if (!stepped)
            return stepped.fault();
        added = *stepped;
    }
    return log.checkpoint();
}

} // namespace

int checkpointNow(const AdminCall& call)
{
    const auto made = signedNow(call);
    if (!made)
        return complain(made.fault());
    print({{QStringLiteral("number"), made->number}, {QStringLiteral("size"), qint64(made->size)},
        {QStringLiteral("root"), QString::fromLatin1(made->root.toHex())},
        {QStringLiteral("time"), rfc3339(made->made)}, {QStringLiteral("checkpoint"), QString::fromUtf8(made->note)}});
    return 0;
}

} // namespace naru::hub
