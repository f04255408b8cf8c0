// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms of a desk that speak with other desks.
#include "app/base/assert.h"
#include "app/desk/deskimpl.h"

namespace naru::desk {

void DeskImpl::join(Channels& channels)
{
    NARU_ASSERT(!m_channels);
    if (m_parts.access == Access::ReadOnly)
        return;
    m_channels = &channels;
}

} // namespace naru::desk
