// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/identity/value.h"
#include "tests/fuzz/target.h"

using namespace naru;
using codec::CborType;
using codec::CborValue;

namespace {
/// Asks an item everything that can be asked, then all it holds.
void walk(const CborValue& item)
{
    NARU_ASSERT(item.isValid() && !item.raw().isEmpty());
    item.toUnsigned();
    item.toInteger();
    item.toBool();
    item.toDouble();
    item.toText();
    item.toBytes();
    item.isNull();
    NARU_ASSERT(!item.at(item.size()).isValid());
    NARU_ASSERT(item.is(CborType::Tag) == item.tag().has_value());
    if (item.tag())
        walk(item.tagged());
    qsizetype items = 0, pairs = 0;
    for (const CborValue& element : item.items()) {
        walk(element);
        ++items;
    }
    for (const auto& [key, value] : item.pairs()) {
        walk(key);
        walk(value);
        if (const auto number = key.toInteger())
            NARU_ASSERT(item.find(*number).raw().data() == value.raw().data());
        ++pairs;
    }
    NARU_ASSERT(items == (item.is(CborType::Array) ? item.size() : 0));
    NARU_ASSERT(pairs == (item.is(CborType::Map) ? item.size() : 0));
}
} // namespace

NARU_FUZZ_TARGET(cbor)
{
    const auto document = codec::CborDocument::parse(bytes);
    if (!document)
        return;
    const CborValue root = (*document)->root();
    NARU_ASSERT(root.raw().size() == bytes.size());
    walk(root);
    const auto again
        = codec::CborDocument::parse(codec::CborWriter().array(1).raw(root.raw()).take(), {2'000'000, 17, 20'001});
    NARU_ASSERT(again && (*again)->root().at(0).raw() == root.raw());
    identity::valueOf(root).text();
}
