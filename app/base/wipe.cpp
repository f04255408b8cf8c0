// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/wipe.h"

#include <cstring>

namespace naru {

void wipe(QByteArray& bytes)
{
    ::explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString& text)
{
    ::explicit_bzero(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace naru
