// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/wipe.h"

#include <algorithm>

#include <string.h>

namespace naru::identity {

namespace {

/// In place, not in a copy: a copy-on-write container would leave the first one behind. Static literals have no
/// allocation and stay.
void wipeShared(const void* data, qsizetype bytes, bool owned)
{
    if (owned && bytes > 0)
        explicit_bzero(const_cast<void*>(data), static_cast<std::size_t>(bytes));
}

void wipeValue(Value& value)
{
    if (auto* text = std::get_if<QString>(&value.data))
        wipeShared(text->constData(), text->size() * qsizetype(sizeof(QChar)), text->capacity() > 0);
    else if (auto* bytes = std::get_if<QByteArray>(&value.data))
        wipeShared(bytes->constData(), bytes->size(), bytes->capacity() > 0);
    else if (auto* list = std::get_if<Value::List>(&value.data))
        std::for_each(list->begin(), list->end(), wipeValue);
    else if (auto* map = std::get_if<Value::Map>(&value.data))
        std::for_each(map->begin(), map->end(), [](auto& pair) { wipeValue(pair.second); });
    else if (auto* tagged = std::get_if<std::shared_ptr<const Value::Tagged>>(&value.data); tagged && *tagged)
        wipeValue(const_cast<Value&>((*tagged)->content));
    value.data = Value::Null{};
}

} // namespace

void wipe(Verdict& verdict)
{
    for (DocumentVerdict& document : verdict.documents) {
        for (auto* released : {&document.values, &document.deviceSigned}) {
            for (auto& elements : *released)
                std::for_each(elements.begin(), elements.end(), wipeValue);
            released->clear();
        }
    }
}

} // namespace naru::identity
