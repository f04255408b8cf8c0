// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/ndef.h"
#include "app/codec/tlv.h"
#include "tests/fuzz/target.h"

#include <algorithm>

using namespace naru;
using namespace naru::codec;

NARU_FUZZ_TARGET(ndef)
{
    if (const auto message = NdefMessage::parse(bytes)) {
        qsizetype carried = 0;
        for (const NdefRecord& record : message->records)
            carried += record.type.size() + record.id.size() + record.payload.size();
        NARU_ASSERT(!message->records.isEmpty() && carried < bytes.size());
        const bool canWrite = std::none_of(message->records.begin(), message->records.end(),
            [](const NdefRecord& record) { return record.tnf == NdefRecord::Tnf::Reserved; });
        if (canWrite)
            NARU_ASSERT(NdefMessage::parse(encodeNdef(message->records))->records == message->records);
    }
    const quint8 tag = bytes.isEmpty() ? 0x53 : static_cast<quint8>(bytes.front());
    const auto size = berTlvSize(tag, bytes);
    if (const auto value = readBerTlv(tag, bytes)) {
        NARU_ASSERT(size && *size == bytes.size() && bytes.endsWith(*value));
        NARU_ASSERT(*readBerTlv(tag, berTlv(tag, *value)) == *value);
    }
}
