/**
 * The front desk of a hotel: an application that knows nothing of Clew.
 */
package com.example.frontdesk;
